package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.terminal.KeyEncoder;

/// Something typed that each terminal sends in its own words: what an arrow key sends depends on what the program
/// there has asked for.
@FunctionalInterface
public interface Keystroke {
    String bytes(KeyEncoder encoder);
}
