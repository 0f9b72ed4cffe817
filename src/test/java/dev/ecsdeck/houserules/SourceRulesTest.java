package dev.ecsdeck.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A wrong line for each rule over the text of the sources, and lines that only look wrong.
class SourceRulesTest {
    private static final Path PRODUCT = Path.of("src/main/java/dev/ecsdeck/X.java");

    @Test
    void aFileOfMoreThanFourHundredLinesIsRejected() {
        assertThat(SourceRules.faults(PRODUCT, Collections.nCopies(400, "int x = 1;")))
                .isEmpty();
        assertThat(SourceRules.faults(PRODUCT, Collections.nCopies(401, "int x = 1;")))
                .containsExactly("401: too long");
    }

    @Test
    void aPackagePageMustBeShortAndNullMarked() {
        Path page = Path.of("src/main/java/dev/ecsdeck/link/package-info.java");

        assertThat(SourceRules.faults(page, List.of("@NullMarked", "package x;")))
                .isEmpty();
        assertThat(SourceRules.faults(page, Collections.nCopies(41, "///")))
                .containsExactly("41: page too long", "1: not @NullMarked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    // return size;",
                "        //close();",
                "    // if (size > 3) {",
                "    // }",
                "     * size++;",
                "    // @Override",
                "    // link.close()"
            })
    void commentedOutCodeIsRejected(String line) {
        assertThat(SourceRules.faults(PRODUCT, List.of(line))).containsExactly("1: commented-out code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    // The gateway closes first, so that nothing is lost.",
                "    /// let link = open();",
                "    int x = 1; // one",
                "    String glob = \"*;\";",
                "    // See close().",
                "    //"
            })
    void sentencesAreNotTakenForCode(String line) {
        assertThat(SourceRules.faults(PRODUCT, List.of(line))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int x = 0; // TODO: later",
                "@Disabled(\"flaky\")",
                "throw new X(\"not implemented\")",
                "Label later = new Label(\"Coming soon\")",
                "Thread.sleep(10)",
                "pane.setStyle(\"-fx-padding: 1\")",
                "String red = \"#ff0000\"",
                "Color.RED",
                "Color.web(name)",
                "Color.rgb(1, 2, 3)"
            })
    void bannedWordsAreRejected(String line) {
        assertThat(SourceRules.faults(PRODUCT, List.of("    " + line))).hasSize(1);
    }

    @Test
    void pathsOfTheMachineAreFoundButNotThoseOfEveryMachine() {
        Pattern paths = SourceRules.pathsOf(Path.of("/home/ada/code/deck"));

        assertThat(List.of("cd /home/ada/code/deck/src", "\"/home/ada/x\"", "/home/ada"))
                .allMatch(line -> paths.matcher(line).find());
        assertThat(List.of("/home/admin/x", "/home/<user>", "/opt/ecs-deck/bin", "x/home/ada/"))
                .noneMatch(line -> paths.matcher(line).find());
    }
}
