package dev.ecsdeck.houserules.wrong.ui.sessions;

import dev.ecsdeck.houserules.wrong.terminal.Emulator;

final class TerminalOutsideItsView {
    final Emulator emulator = new Emulator();
}
