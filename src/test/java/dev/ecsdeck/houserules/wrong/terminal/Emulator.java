package dev.ecsdeck.houserules.wrong.terminal;

/// Breaks nothing.
public final class Emulator {}
