package dev.ecsdeck.ui.kit;

import java.util.Comparator;

/// What an instance is there for, as one of its tags says: the tag's value, and the colour that a rule gives it.
public record Environment(String name, Tag.Hue hue) implements Comparable<Environment> {
    /// Where a wrong key costs most: what is done there asks once more.
    public boolean isProduction() {
        return hue == Tag.Hue.PROD;
    }

    @Override
    public int compareTo(Environment other) {
        return Comparator.comparing(Environment::name)
                .thenComparing(Environment::hue)
                .compare(this, other);
    }
}
