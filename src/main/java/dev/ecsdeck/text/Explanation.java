package dev.ecsdeck.text;

import java.util.List;

/// What a person reads of a problem.
///
/// @param title a few words
/// @param sentence what is so, and why
/// @param remedy what to do now
/// @param details facts for a ticket: codes, the request's id, the time, what the service said
public record Explanation(String title, String sentence, String remedy, List<Detail> details) {
    public Explanation {
        details = List.copyOf(details);
    }

    /// One fact with its label.
    public record Detail(String label, String value) {}

    /// The details as lines of `label: value`.
    public List<String> detailLines() {
        return details.stream()
                .map(detail -> detail.label() + ": " + detail.value())
                .toList();
    }
}
