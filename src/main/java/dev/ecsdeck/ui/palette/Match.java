package dev.ecsdeck.ui.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How well a few letters fit a name.
///
/// @param score lower is better
/// @param hits where the letters stand, for marking them
record Match(int score, List<Integer> hits) {
    private static final int SCATTERED = 1_000;

    /// Whole words of the query as parts of the name, each best at a word's beginning; else the letters in order.
    static Optional<Match> of(String query, String name) {
        String sought = query.strip().toLowerCase(Locale.ROOT);
        String in = name.toLowerCase(Locale.ROOT);
        if (sought.isEmpty()) {
            return Optional.of(new Match(0, List.of()));
        }
        return whole(sought, in).or(() -> scattered(sought, in));
    }

    private static Optional<Match> whole(String sought, String in) {
        List<Integer> hits = new ArrayList<>();
        int score = 0;
        for (String word : sought.split("\\s+")) {
            int at = best(word, in);
            if (at < 0) {
                return Optional.empty();
            }
            score += at + (isWordStart(in, at) ? 0 : 100);
            for (int i = 0; i < word.length(); i++) {
                hits.add(at + i);
            }
        }
        return Optional.of(new Match(score, List.copyOf(hits)));
    }

    private static int best(String word, String in) {
        int first = in.indexOf(word);
        for (int at = first; at >= 0; at = in.indexOf(word, at + 1)) {
            if (isWordStart(in, at)) {
                return at;
            }
        }
        return first;
    }

    private static boolean isWordStart(String in, int at) {
        return at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1));
    }

    private static Optional<Match> scattered(String sought, String in) {
        List<Integer> hits = new ArrayList<>();
        int at = -1;
        int gaps = 0;
        for (int i = 0; i < sought.length(); i++) {
            if (Character.isWhitespace(sought.charAt(i))) {
                continue;
            }
            int next = in.indexOf(sought.charAt(i), at + 1);
            if (next < 0 || (at < 0 && !isWordStart(in, next))) {
                return Optional.empty();
            }
            gaps += next - at - 1;
            hits.add(next);
            at = next;
        }
        return Optional.of(new Match(SCATTERED + gaps, List.copyOf(hits)));
    }
}
