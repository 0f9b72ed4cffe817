package dev.ecsdeck.cloud;

import java.util.List;
import java.util.Optional;

/// Some rows of a list, and how to ask for the rows after them.
///
/// @param next the token of the next page; empty on the last one
public record Page<T>(List<T> rows, Optional<String> next) {
    public Page {
        rows = List.copyOf(rows);
    }
}
