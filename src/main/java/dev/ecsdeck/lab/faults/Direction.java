package dev.ecsdeck.lab.faults;

/// Which way a message goes.
public enum Direction {
    TO_CLIENT,
    FROM_CLIENT
}
