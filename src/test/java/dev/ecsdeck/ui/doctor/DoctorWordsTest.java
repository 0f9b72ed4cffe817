package dev.ecsdeck.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.diagnosis.Cause;
import dev.ecsdeck.diagnosis.Finding;
import dev.ecsdeck.diagnosis.Meaning;
import dev.ecsdeck.diagnosis.Rung;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.text.Messages;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorWordsTest {
    private static final Problem BEHIND = new Problem.CloudRefused(
            Kind.FAILED, "StartTerminalSession", "InternalError", "no", "1-2-3", 500, Optional.empty());

    @ParameterizedTest
    @EnumSource(Cause.class)
    void eachCauseHasATitleAndASentenceInBothLanguages(Cause cause) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            DoctorWords words = new DoctorWords(Messages.of(locale), "web-01");
            Finding finding = Finding.of(cause, BEHIND, "sg-1", "3", "instance");

            assertThat(words.title(finding)).isNotBlank().doesNotContain("{", "}");
            assertThat(words.sentence(finding)).isNotBlank().doesNotContain("{", "}");
        }
    }

    @Test
    void everyRungHasACause() {
        Set<Rung> spoken = EnumSet.noneOf(Rung.class);
        for (Cause cause : Cause.values()) {
            spoken.add(cause.rung());
        }

        assertThat(spoken).containsExactlyInAnyOrder(Rung.values());
    }

    /// The codes that have a sentence of their own are the documented ones; what falls to trouble of the service does
    /// so because it is named as that.
    @ParameterizedTest
    @ValueSource(strings = {"codes.cloud.", "codes.ended.", "codes.invocation."})
    void everyDocumentedCodeBelongsToARung(String family) throws IOException {
        Set<String> codes = codes(family);

        assertThat(codes).hasSizeGreaterThan(5).allSatisfy(code -> {
            Problem problem = switch (family) {
                case "codes.ended." -> new Problem.SessionEnded(code, "");
                case "codes.invocation." -> new Problem.InvocationFailed(code, "");
                default ->
                    new Problem.CloudRefused(Kind.FAILED, "StartTerminalSession", code, "", "", 403, Optional.empty());
            };
            assertThat(Meaning.causeOf(problem).rung()).isNotNull();
        });
    }

    @Test
    void aRuleThatDropsIsNamedByItsNumber() {
        DoctorWords words = new DoctorWords(Messages.of(Locale.ENGLISH), "web-01");

        assertThat(words.sentence(Finding.of(Cause.EGRESS_BLOCKED, "sg-1", "3")))
                .contains("Rule 3 of sg-1 drops it");
        assertThat(words.sentence(Finding.of(Cause.EGRESS_BLOCKED, "sg-1", "0")))
                .contains("No rule of sg-1 lets it");
    }

    private static Set<String> codes(String family) throws IOException {
        Properties all = new Properties();
        try (var in = Objects.requireNonNull(Messages.class.getResourceAsStream("codes.properties"))) {
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> codes = new TreeSet<>();
        for (String key : all.stringPropertyNames()) {
            if (key.startsWith(family) && key.endsWith(".sentence")) {
                codes.add(key.substring(family.length(), key.length() - ".sentence".length()));
            }
        }
        return codes;
    }
}
