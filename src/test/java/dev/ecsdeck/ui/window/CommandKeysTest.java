package dev.ecsdeck.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The keys of all commands, as they stand in the sources of the screens.
class CommandKeysTest {
    private static final Pattern KEYS = Pattern.compile("\"(Shortcut\\+[A-Za-z0-9+]+)\"");

    private static List<String> keys() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "dev", "ecsdeck", "ui"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(CommandKeysTest::text)
                    .flatMap(text -> KEYS.matcher(text).results().map(found -> found.group(1)))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void noTwoCommandsHaveTheSameKey() throws IOException {
        assertThat(keys()).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    }

    @Test
    void whatInputMethodsOfLinuxTakeIsNobodysKey() throws IOException {
        assertThat(keys()).doesNotContain("Shortcut+Shift+U", "Shortcut+Period", "Shortcut+Semicolon");
    }
}
