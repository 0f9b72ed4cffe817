package dev.ecsdeck.ui.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.ScriptLanguage;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArgumentWordsTest {
    @Test
    void quotesHoldBlanksTogether() {
        assertThat(RunModel.words("")).isEmpty();
        assertThat(RunModel.words("  80  -n ")).containsExactly("80", "-n");
        assertThat(RunModel.words("\"a b\" 'c \"d\"' e''f ''")).containsExactly("a b", "c \"d\"", "ef", "");
    }

    @ParameterizedTest
    @EnumSource(ScriptLanguage.class)
    void coloursCoverTheWholeScript(ScriptLanguage language) {
        String script = "# one\nif [ \"$a\" = 'b' ]; then exit 3; fi # $x \"open\nREM two\n%PATH% $env:x Get-Item\n";

        int covered = ScriptStyles.of(script, language).stream()
                .mapToInt(StyleSpan<Collection<String>>::getLength)
                .sum();

        assertThat(covered).isEqualTo(script.length());
        assertThat(ScriptStyles.of(script, language).stream()
                        .map(StyleSpan::getStyle)
                        .toList())
                .contains(List.of("script-text"));
    }
}
