package dev.ecsdeck.service.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.ScriptLanguage;
import dev.ecsdeck.service.commands.CommandPlan.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandPlanTest {
    private static CommandPlan plan(ScriptLanguage language, String script, String... arguments) {
        return new CommandPlan(language, script, List.of(arguments), "", "", Duration.ofSeconds(60));
    }

    @Test
    void whatTheServiceWouldRefuseIsNamedBefore() {
        assertThat(plan(ScriptLanguage.SHELL, " \n").faults()).containsExactly(Fault.EMPTY);
        assertThat(plan(ScriptLanguage.SHELL, "x".repeat(18_433)).faults()).containsExactly(Fault.TOO_LONG);
        assertThat(plan(ScriptLanguage.SHELL, "x".repeat(18_432)).faults()).isEmpty();
        assertThat(plan(ScriptLanguage.SHELL, "echo", "a\0b").faults()).containsExactly(Fault.NUL);
        assertThat(plan(ScriptLanguage.BATCH, "echo", "a").faults()).containsExactly(Fault.NO_ARGUMENTS_HERE);
        assertThat(new CommandPlan(ScriptLanguage.SHELL, "x", List.of(), "a b", "", Duration.ofSeconds(9)).faults())
                .containsExactly(Fault.BAD_USER, Fault.TIMEOUT_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/usr/bin/python3\nprint(1)",
                "#!/usr/bin/env perl\n1;",
                "#!/bin/fish\necho",
                "#!/usr/bin/awk -f\n"
            })
    void argumentsAreForShellsAlone(String script) {
        assertThat(plan(ScriptLanguage.SHELL, script, "a").faults()).containsExactly(Fault.NO_ARGUMENTS_HERE);
        assertThat(plan(ScriptLanguage.SHELL, script).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh", "#!/bin/bash -eu", "#!/usr/bin/env bash", "#! /bin/dash", "#!/usr/bin/zsh"})
    void argumentsAreSetAfterTheLineThatNamesTheShell(String first) {
        assertThat(plan(ScriptLanguage.SHELL, first + "\necho \"$1\"", "it's").text())
                .isEqualTo(first + "\nset -- 'it'\\''s'\necho \"$1\"");
    }

    @Test
    void powerShellFindsThemInArgs() {
        assertThat(plan(ScriptLanguage.POWERSHELL, "$args[0]", "it's", "b").text())
                .isEqualTo("$args = @('it''s', 'b')\n$args[0]");
    }

    @Test
    void lineEndsAreThoseOfTheFarSystem() {
        assertThat(plan(ScriptLanguage.SHELL, "a\r\nb\n").text()).isEqualTo("a\nb\n");
        assertThat(plan(ScriptLanguage.BATCH, "a\nb\r\n").text()).isEqualTo("a\r\nb\r\n");
    }
}
