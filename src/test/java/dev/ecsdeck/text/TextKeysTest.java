package dev.ecsdeck.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Keys of the bundles against each other and against the sources. A key counts as used when a source holds it whole
/// as a literal, or holds a literal that ends in a dot and that it begins with (a family).
class TextKeysTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/dev/ecsdeck/text");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*\\.?)\"");
    private static final Pattern ASKED = Pattern.compile("\\.text\\(\\s*\"([^\"\\\\]+)\"\\s*([,)+])");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    static Stream<String> areas() {
        return Messages.AREAS.stream();
    }

    @Test
    void everyBundleBelongsToAnArea() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("(_zh_CN)?\\.properties$", "")))
                    .isSubsetOf(Messages.AREAS);
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void bothLanguagesHaveTheSameKeys(String area) {
        assertThat(Messages.load(area + "_zh_CN").keySet())
                .containsExactlyInAnyOrderElementsOf(Messages.load(area).keySet());
    }

    @ParameterizedTest
    @MethodSource("areas")
    void bothLanguagesHaveTheSameArguments(String area) {
        Map<String, String> chinese = Messages.load(area + "_zh_CN");

        Messages.load(area)
                .forEach((key, english) -> assertThat(arguments(chinese.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(arguments(english)));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void keysBeginWithTheirArea(String area) {
        assertThat(Messages.load(area).keySet()).allMatch(key -> key.startsWith(area + "."));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void eachPatternSaysSomethingAndKeepsItsApostrophes(String area) {
        for (String bundle : List.of(area, area + "_zh_CN")) {
            Messages.load(bundle).forEach((key, pattern) -> {
                assertThat(pattern).as(key).isNotBlank();
                assertThat(pattern.replace("''", "").replaceAll("'[{}]'", ""))
                        .as("%s: a single apostrophe starts a quotation in MessageFormat", key)
                        .doesNotContain("'");
                assertThat(new MessageFormat(pattern, Locale.ENGLISH)).as(key).isNotNull();
            });
        }
    }

    @Test
    void noKeyStandsTwiceInAFile() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            for (Path file : files.toList()) {
                Map<String, Long> counts = Files.readAllLines(file).stream()
                        .filter(line -> line.matches("[a-z][^#!]*?=.*"))
                        .map(line -> line.substring(0, line.indexOf('=')).strip())
                        .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
                assertThat(counts)
                        .as(file.toString())
                        .allSatisfy((key, count) -> assertThat(count).as(key).isEqualTo(1));
            }
        }
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> literals = new TreeSet<>();
        Set<String> families = new TreeSet<>();
        for (String source : sources().values()) {
            Matcher m = LITERAL.matcher(source);
            while (m.find()) {
                (m.group(1).endsWith(".") ? families : literals).add(m.group(1));
            }
        }

        assertThat(Messages.of(Locale.ENGLISH).keys())
                .allMatch(key -> literals.contains(key) || families.stream().anyMatch(key::startsWith));
    }

    @Test
    void everyKeyThatIsAskedForExists() {
        Messages messages = Messages.of(Locale.ENGLISH);
        List<String> missing = new ArrayList<>();
        sources().forEach((file, source) -> {
            // Others have methods of the same names: fields of a request, names of programs.
            Matcher m = ASKED.matcher(source.contains("dev.ecsdeck.text") ? source : "");
            while (m.find()) {
                String key = m.group(1);
                boolean known = m.group(2).equals("+")
                        ? messages.keys().stream().anyMatch(each -> each.startsWith(key))
                        : messages.keys().contains(key);
                if (!known) {
                    missing.add(key + " in " + file.getFileName());
                }
            }
        });

        assertThat(missing).isEmpty();
    }

    private static Set<String> arguments(String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher m = ARGUMENT.matcher(pattern);
        while (m.find()) {
            found.add(m.group(1));
        }
        return found;
    }

    private static Map<Path, String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Map<Path, String> all = new HashMap<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.put(file, Files.readString(file));
            }
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
