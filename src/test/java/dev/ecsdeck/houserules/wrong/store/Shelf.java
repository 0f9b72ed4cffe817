package dev.ecsdeck.houserules.wrong.store;

import dev.ecsdeck.houserules.wrong.model.Word;

/// Breaks nothing.
public final class Shelf {
    private static final Word LABEL = new Word("label");

    Word label() {
        return LABEL;
    }
}
