package dev.ecsdeck.ui.shells;

import dev.ecsdeck.model.InstanceId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How the panes of a tab lie, as it is remembered: `i-a` for a shell on an instance, `root@i-a` for one over a login
/// of that user, and `right(0.500,i-a,i-b)` or `down(…)` for two, the first with that share of the room.
public sealed interface PanePlan {
    /// One pane.
    ///
    /// @param user of the login that the shell ran over; empty for the service's own sessions
    record One(InstanceId instance, Optional<String> user) implements PanePlan {
        @Override
        public String text() {
            return user.map(name -> name + "@").orElse("") + instance.value();
        }
    }

    /// Two parts, the second at the `side` of the first.
    ///
    /// @param share of the first, more than 0 and less than 1
    record Two(Side side, double share, PanePlan first, PanePlan second) implements PanePlan {
        @Override
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "%s(%.3f,%s,%s)",
                    side.name().toLowerCase(Locale.ROOT),
                    share,
                    first.text(),
                    second.text());
        }
    }

    String text();

    /// The panes, from left to right and from top to bottom.
    default List<One> ends() {
        return switch (this) {
            case One one -> List.of(one);
            case Two two ->
                Stream.concat(two.first().ends().stream(), two.second().ends().stream())
                        .toList();
        };
    }

    /// The plan without the panes that `isWanted` does not want; empty if none is left.
    default Optional<PanePlan> keep(Predicate<One> isWanted) {
        return switch (this) {
            case One one -> isWanted.test(one) ? Optional.of(one) : Optional.empty();
            case Two two -> {
                Optional<PanePlan> first = two.first().keep(isWanted);
                Optional<PanePlan> second = two.second().keep(isWanted);
                yield first.isPresent() && second.isPresent()
                        ? Optional.of(new Two(two.side(), two.share(), first.get(), second.get()))
                        : first.or(() -> second);
            }
        };
    }

    /// Reads what [#text] wrote; empty for anything else.
    static Optional<PanePlan> parse(String text) {
        return new Reader(text).whole();
    }

    /// Reads a plan from the left.
    final class Reader {
        private static final int DEEPEST = 16;
        private final String text;
        private int at;
        private int depth;

        private Reader(String text) {
            this.text = text;
        }

        private Optional<PanePlan> whole() {
            return plan().filter(_ -> at == text.length());
        }

        private Optional<PanePlan> plan() {
            for (Side side : Side.values()) {
                String begin = side.name().toLowerCase(Locale.ROOT) + "(";
                if (text.startsWith(begin, at) && depth < DEEPEST) {
                    at += begin.length();
                    depth++;
                    Optional<PanePlan> two = two(side);
                    depth--;
                    return two;
                }
            }
            return one();
        }

        private Optional<PanePlan> two(Side side) {
            Optional<Double> share = share(word());
            if (share.isEmpty() || !skip(',')) {
                return Optional.empty();
            }
            Optional<PanePlan> first = plan();
            if (first.isEmpty() || !skip(',')) {
                return Optional.empty();
            }
            Optional<PanePlan> second = plan();
            return second.isPresent() && skip(')')
                    ? Optional.of(new Two(side, share.get(), first.get(), second.get()))
                    : Optional.empty();
        }

        private Optional<PanePlan> one() {
            String word = word();
            int mark = word.lastIndexOf('@');
            if (mark == 0) {
                return Optional.empty();
            }
            Optional<String> user = mark > 0 ? Optional.of(word.substring(0, mark)) : Optional.empty();
            return InstanceId.parse(word.substring(mark + 1)).map(id -> new One(id, user));
        }

        private String word() {
            int from = at;
            while (at < text.length() && "(),".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at);
        }

        private boolean skip(char wanted) {
            boolean isThere = at < text.length() && text.charAt(at) == wanted;
            at += isThere ? 1 : 0;
            return isThere;
        }

        private static Optional<Double> share(String word) {
            if (!word.matches("0\\.\\d{1,6}")) {
                return Optional.empty();
            }
            return Optional.of(Math.clamp(Double.parseDouble(word), Fork.LEAST, 1 - Fork.LEAST));
        }
    }
}
