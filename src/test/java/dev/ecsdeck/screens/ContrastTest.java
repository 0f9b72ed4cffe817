package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Contrast of the token sheets as WCAG 2 computes it: text 4.5 at least, shapes and edges 3.0.
class ContrastTest {
    private static final List<String> SURFACES =
            List.of("-color-bg-default", "-color-bg-subtle", "-deck-hover", "-deck-selected");
    private static final List<String> SHAPES = List.of(
            "-color-success-fg", "-color-warning-fg", "-color-danger-fg", "-color-accent-fg", "-color-fg-subtle");

    private static Map<String, String> tokens(String theme) {
        String path = "/dev/ecsdeck/ui/css/tokens-" + theme + ".css";
        try (InputStream in = Objects.requireNonNull(ContrastTest.class.getResourceAsStream(path))) {
            Matcher matcher = Pattern.compile("(-[a-z-]+):\\s*(#[0-9a-fA-F]{6});")
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> tokens = new HashMap<>();
            while (matcher.find()) {
                tokens.put(matcher.group(1), matcher.group(2));
            }
            return tokens;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static double contrast(Map<String, String> tokens, String one, String two) {
        double a = luminance(Objects.requireNonNull(tokens.get(one), one));
        double b = luminance(Objects.requireNonNull(tokens.get(two), two));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textCanBeReadOnEverySurface(String theme) {
        Map<String, String> tokens = tokens(theme);
        for (String surface : SURFACES) {
            for (String text : List.of("-color-fg-default", "-color-fg-muted", "-color-fg-subtle")) {
                assertThat(contrast(tokens, text, surface))
                        .as(text + " on " + surface)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    /// On a selected row the words of these become default text, so only their shape stays.
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void wordsOfAStandingCanBeReadWhereTheyStand(String theme) {
        Map<String, String> tokens = tokens(theme);
        for (String surface : List.of("-color-bg-default", "-color-bg-subtle")) {
            for (String text :
                    List.of("-color-success-fg", "-color-warning-fg", "-color-danger-fg", "-color-accent-fg")) {
                assertThat(contrast(tokens, text, surface))
                        .as(text + " on " + surface)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void marksAndEdgesCanBeSeen(String theme) {
        Map<String, String> tokens = tokens(theme);
        for (String surface : SURFACES) {
            for (String shape : SHAPES) {
                assertThat(contrast(tokens, shape, surface))
                        .as(shape + " on " + surface)
                        .isGreaterThanOrEqualTo(3.0);
            }
        }
        for (String surface : List.of("-color-bg-default", "-color-bg-subtle")) {
            assertThat(contrast(tokens, "-deck-border-control", surface))
                    .as("edge on " + surface)
                    .isGreaterThanOrEqualTo(3.0);
            assertThat(contrast(tokens, "-color-accent-emphasis", surface))
                    .as("focus on " + surface)
                    .isGreaterThanOrEqualTo(3.0);
        }
    }

    static Stream<String> hues() {
        return Stream.of("prod", "stage", "dev");
    }

    @ParameterizedTest
    @MethodSource("hues")
    void tagsCanBeRead(String hue) {
        for (String theme : List.of("light", "dark")) {
            assertThat(contrast(tokens(theme), "-deck-" + hue, "-deck-" + hue + "-bg"))
                    .as(hue + " in " + theme)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void filledButtonsCanBeRead(String theme) {
        for (String fill : List.of("-color-accent-emphasis", "-color-danger-emphasis", "-color-success-emphasis")) {
            assertThat(contrast(tokens(theme), "-color-fg-emphasis", fill))
                    .as(fill)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }
}
