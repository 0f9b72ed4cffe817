package dev.ecsdeck.remote;

import java.util.List;
import java.util.Optional;

/// Lines of the form `word=value` in what a script printed; everything else is skipped.
record Answers(String output) {
    Optional<String> first(String word) {
        return all(word).stream().findFirst();
    }

    List<String> all(String word) {
        return output.lines()
                .filter(line -> line.startsWith(word + "="))
                .map(line -> line.substring(word.length() + 1).strip())
                .toList();
    }
}
