package dev.ecsdeck.houserules.wrong.ui.shells;

import dev.ecsdeck.houserules.wrong.terminal.Emulator;

/// Breaks nothing: shells and the terminal's view may use the emulator.
final class ShellScreen {
    final Emulator emulator = new Emulator();
}
