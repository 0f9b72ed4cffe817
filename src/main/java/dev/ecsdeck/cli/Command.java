package dev.ecsdeck.cli;

import dev.ecsdeck.problem.ProblemException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// What every command is built on: the flags that all take, and what it speaks through.
abstract class Command implements Callable<Integer> {
    @Mixin
    private final SharedOptions shared = new SharedOptions();

    private final Desk desk;

    Command(Desk desk) {
        this.desk = desk;
    }

    /// What commands are given.
    record Desk(Backstage backstage, Streams streams, Output output, Prompter prompter) {}

    SharedOptions shared() {
        return shared;
    }

    Backstage backstage() {
        return desk.backstage();
    }

    Streams streams() {
        return desk.streams();
    }

    Output output() {
        return desk.output();
    }

    Prompter prompter() {
        return desk.prompter();
    }

    /// @return the exit status
    @Override
    public abstract Integer call() throws ProblemException;
}
