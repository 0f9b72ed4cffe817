package dev.ecsdeck.ui.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which tags name an environment, and its colour: `env,environment = prod,prd* > prod`. Case does not matter, and
/// `*` in a value stands for anything.
///
/// @param tags keys of tags, at least one
/// @param values of such a tag, at least one
public record EnvironmentRule(List<String> tags, List<String> values, Tag.Hue hue) {
    public EnvironmentRule {
        tags = List.copyOf(tags);
        values = List.copyOf(values);
        if (tags.isEmpty() || values.isEmpty()) {
            throw new IllegalArgumentException("a rule without a tag or a value");
        }
    }

    /// The parts of a list as people type it.
    public static List<String> words(String text) {
        return Arrays.stream(text.split("[,，;、]", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// The rule in `text`, if it is one.
    public static Optional<EnvironmentRule> parse(String text) {
        int equals = text.indexOf('=');
        int hueMark = text.lastIndexOf('>');
        if (equals < 0 || hueMark < equals) {
            return Optional.empty();
        }
        List<String> tags = words(text.substring(0, equals));
        List<String> values = words(text.substring(equals + 1, hueMark));
        String hue = text.substring(hueMark + 1).strip();
        return Arrays.stream(Tag.Hue.values())
                .filter(it -> it.style().equals(hue) && !tags.isEmpty() && !values.isEmpty())
                .findFirst()
                .map(it -> new EnvironmentRule(tags, values, it));
    }

    public String text() {
        return String.join(",", tags) + " = " + String.join(",", values) + " > " + hue.style();
    }

    boolean isAbout(String tag) {
        return tags.stream().anyMatch(tag::equalsIgnoreCase);
    }

    boolean means(String value) {
        return values.stream().anyMatch(pattern -> fits(pattern, value.strip()));
    }

    private static boolean fits(String pattern, String value) {
        if (!pattern.contains("*")) {
            return pattern.equalsIgnoreCase(value);
        }
        String expression = Arrays.stream(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return value.toLowerCase(Locale.ROOT).matches(expression);
    }
}
