package dev.ecsdeck.terminal.screen;

import java.util.function.UnaryOperator;

/// One prompt, and what came of the command typed there.
///
/// @param at where the prompt begins
/// @param command where what is typed begins
/// @param output where the command's output begins
/// @param end where it ends
/// @param status what the command ended with, or [Prompts#UNKNOWN]
record Prompt(Spot at, Spot command, Spot output, Spot end, int status) {
    static Prompt begun(Spot at) {
        return new Prompt(at, Spot.NOWHERE, Spot.NOWHERE, Spot.NOWHERE, Prompts.UNKNOWN);
    }

    Prompt withCommand(Spot it) {
        return new Prompt(at, it, output, end, status);
    }

    Prompt withOutput(Spot it) {
        return new Prompt(at, command, it, end, status);
    }

    Prompt ended(Spot it, int with) {
        return new Prompt(at, command, output, it, with);
    }

    boolean hasFailed() {
        return status > 0;
    }

    Prompt moved(UnaryOperator<Spot> to) {
        return new Prompt(to.apply(at), to.apply(command), to.apply(output), to.apply(end), status);
    }
}
