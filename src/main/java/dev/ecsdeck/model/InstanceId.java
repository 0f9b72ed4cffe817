package dev.ecsdeck.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// An instance's id; the only way an id travels. ECS instances begin with `i-`, managed instances with `mi-`.
public record InstanceId(String value) implements Comparable<InstanceId> {
    private static final Pattern FORM = Pattern.compile("m?i-[A-Za-z0-9_-]{1,62}");

    public InstanceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an instance id: " + value);
        }
    }

    /// The id in `text`, if it is one.
    public static Optional<InstanceId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new InstanceId(text)) : Optional.empty();
    }

    /// A machine outside ECS, registered with Cloud Assistant.
    public boolean isManaged() {
        return value.startsWith("mi-");
    }

    @Override
    public int compareTo(InstanceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
