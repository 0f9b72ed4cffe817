package dev.ecsdeck.houserules.wrong.ui.welcome;

import org.jline.terminal.Terminal;

final class JlineInWelcome {
    final Class<?> door = Terminal.class;
}
