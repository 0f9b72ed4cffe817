package dev.ecsdeck.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Format;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The sentences of one language, of all areas. Immutable, so any thread may ask.
public final class Messages {
    /// The areas, one pair of bundles each. An area may still be without a bundle.
    static final List<String> AREAS = List.of(
            "problems",
            "codes",
            "cli",
            "window",
            "welcome",
            "accounts",
            "network",
            "instances",
            "shells",
            "forwards",
            "keys",
            "files",
            "credentials",
            "commands",
            "doctor",
            "run",
            "sessions",
            "log",
            "settings",
            "palette",
            "kit");

    private final Locale locale;
    private final Map<String, String> patterns;

    private Messages(Locale locale, Map<String, String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    /// The sentences for people who read `wanted`: Simplified Chinese for any Chinese, else English.
    public static Messages of(Locale wanted) {
        boolean chinese = wanted.getLanguage().equals("zh");
        String suffix = chinese ? "_zh_CN" : "";
        Map<String, String> all = new HashMap<>();
        for (String area : AREAS) {
            all.putAll(load(area + suffix));
        }
        return new Messages(chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH, Map.copyOf(all));
    }

    static Map<String, String> load(String bundle) {
        Properties properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(bundle + ".properties")) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program's own text " + bundle, unreadable);
        }
        Map<String, String> entries = new HashMap<>();
        properties.forEach((key, value) -> entries.put((String) key, (String) value));
        return entries;
    }

    /// English or Simplified Chinese; also for numbers and dates beside these sentences.
    public Locale locale() {
        return locale;
    }

    /// The sentence of `key`, with `{0}`, `{1}`, … filled in.
    ///
    /// @throws IllegalArgumentException if there is no such key, which is a bug
    public String text(String key, Object... arguments) {
        return find(key, arguments).orElseThrow(() -> new IllegalArgumentException("no text for the key " + key));
    }

    /// The sentence of a key that need not exist, such as one made of an error code.
    public Optional<String> find(String key, Object... arguments) {
        String pattern = patterns.get(key);
        return pattern == null ? Optional.empty() : Optional.of(format(pattern, arguments));
    }

    Set<String> keys() {
        return patterns.keySet();
    }

    private String format(String pattern, Object[] arguments) {
        MessageFormat format = new MessageFormat(pattern, locale);
        Format[] asked = format.getFormatsByArgumentIndex();
        Object[] given = arguments.clone();
        for (int i = 0; i < given.length; i++) {
            boolean plain = i >= asked.length || asked[i] == null;
            if (plain && given[i] instanceof Number) {
                given[i] = given[i].toString();
            }
        }
        return format.format(given);
    }
}
