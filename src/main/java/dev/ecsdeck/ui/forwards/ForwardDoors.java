package dev.ecsdeck.ui.forwards;

import java.util.function.Consumer;

/// The ways out of the program that a forward offers. Each takes its text on the toolkit's thread and must not
/// block it.
///
/// @param browse opens a web address
/// @param remoteDesktop opens Remote Desktop at `host:port`
public record ForwardDoors(Consumer<String> browse, Consumer<String> remoteDesktop) {}
