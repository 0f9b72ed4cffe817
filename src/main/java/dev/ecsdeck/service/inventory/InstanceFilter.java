package dev.ecsdeck.service.inventory;

import dev.ecsdeck.model.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The little language in which a list of instances is narrowed down; immutable.
///
/// Words stand apart by blanks, and a row must match all of them. A plain word is looked for in the name, the id, the
/// addresses, the tags and the user's note, whatever its case. `key:value` looks in one place only; `key:a,b` takes
/// either; a leading `-` turns a word round; quotes hold blanks together.
///
/// | key | looks at |
/// |---|---|
/// | `name` `id` `ip` `note` `os` `type` `zone` `vpc` `keypair` `image` `account` | that fact, as a part of it |
/// | `tag` | `tag:env` has the tag, `tag:env=prod` with that value |
/// | `region` | that region, or all that begin so |
/// | `state` | `running` `stopped` `starting` `stopping` `pending` |
/// | `agent` | `online` `silent` `old` `missing` `unknown` |
public final class InstanceFilter {
    /// Matches every row.
    public static final InstanceFilter ALL = new InstanceFilter(List.of());

    private final List<Term> terms;

    private InstanceFilter(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /// What came of a text.
    public sealed interface Parsed {}

    /// A filter to use.
    public record Good(InstanceFilter filter) implements Parsed {}

    /// A text that means nothing; `near` is the part that is wrong.
    public record Broken(Fault fault, String near) implements Parsed {}

    /// One word of a filter.
    interface Term {
        boolean matches(Instance row, String note);
    }

    /// What is wrong with a filter's text; each has its sentence under `filter.` and its name.
    public enum Fault {
        UNKNOWN_KEY,
        VALUE_MISSING,
        QUOTE_OPEN,
        UNKNOWN_STATE,
        UNKNOWN_AGENT
    }

    public static Parsed parse(String text) {
        List<Term> terms = new ArrayList<>();
        FilterWords words = new FilterWords(text);
        while (words.hasNext()) {
            String word = words.next();
            if (words.isQuoteOpen()) {
                return new Broken(Fault.QUOTE_OPEN, word);
            }
            boolean not = word.length() > 1 && word.startsWith("-");
            String bare = not ? word.substring(1) : word;
            int colon = bare.indexOf(':');
            String key = hasKey(bare, colon) ? bare.substring(0, colon).toLowerCase(Locale.ROOT) : "";
            String value = key.isEmpty() ? bare : bare.substring(colon + 1);
            Optional<Fault> fault = FilterTerms.fault(key, value);
            if (fault.isPresent()) {
                return new Broken(fault.get(), bare);
            }
            Term term = FilterTerms.term(key, value);
            terms.add(not ? (row, note) -> !term.matches(row, note) : term);
        }
        return new Good(new InstanceFilter(terms));
    }

    /// Letters before a colon are a key; anything else, such as an IPv6 address, is a plain word.
    private static boolean hasKey(String word, int colon) {
        return colon > 0 && word.chars().limit(colon).allMatch(Character::isLetter);
    }

    /// Whether the row is to be shown; `note` is the user's own on it, or empty.
    public boolean matches(Instance row, String note) {
        for (Term term : terms) {
            if (!term.matches(row, note)) {
                return false;
            }
        }
        return true;
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }
}
