package dev.ecsdeck.lab.fleet;

import java.util.Optional;
import java.util.OptionalInt;

/// What StartTerminalSession asked for, already validated.
///
/// @param port a forward's target port; empty for a shell
/// @param targetServer the forward's host behind the machine; empty for the machine itself
/// @param commandLine what to run instead of the shell
/// @param userName who to become; empty for the agent's own default
public record SessionSpec(
        Machine machine,
        OptionalInt port,
        Optional<String> targetServer,
        Optional<String> commandLine,
        Optional<String> userName,
        boolean encrypted) {}
