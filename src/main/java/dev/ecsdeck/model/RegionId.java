package dev.ecsdeck.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// A region's id, such as `cn-hangzhou`.
public record RegionId(String value) implements Comparable<RegionId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    public RegionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a region id: " + value);
        }
    }

    /// The id in `text`, if it is one.
    public static Optional<RegionId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RegionId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(RegionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
