package dev.ecsdeck.lab.faults;

/// What may happen to one message.
public enum Harm {
    DROP,
    DUPLICATE,
    /// It comes after the next one.
    REORDER,
    /// Its end is cut off, at a random place.
    TRUNCATE
}
