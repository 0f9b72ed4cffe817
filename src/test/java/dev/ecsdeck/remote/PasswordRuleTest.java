package dev.ecsdeck.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.remote.PasswordRule.Breach;
import dev.ecsdeck.remote.PasswordRule.CharacterClass;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    @ParameterizedTest
    @CsvSource({
        "Short1!, TOO_SHORT",
        "ThisOneIsMuchTooLong1234567890!, TOO_LONG",
        "onlylower1, TOO_FEW_CLASSES",
        "Blank 1234, CHARACTER_NOT_TAKEN",
        "Quote\"1234, CHARACTER_NOT_TAKEN",
        "Straße1234, CHARACTER_NOT_TAKEN",
        "Zahl٣ABCd1, CHARACTER_NOT_TAKEN",
        "Back\\slash1, CHARACTER_NOT_TAKEN"
    })
    void whatTheApiRefusesIsRefused(String password, Breach breach) {
        assertThat(PasswordRule.breaches(password, false)).containsExactly(breach);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Right4you", "right4you!", "RIGHT4YOU!", "Right!for", "/Right4you"})
    void threeClassesAreEnoughForTheApi(String password) {
        assertThat(PasswordRule.breaches(password, false)).isEmpty();
    }

    @Test
    void aSlashInFrontIsRefusedOnWindowsAlone() {
        assertThat(PasswordRule.breaches("/Right4you", true)).containsExactly(Breach.SLASH_IN_FRONT);
    }

    @Test
    void everyBreachIsNamedAtOnce() {
        assertThat(PasswordRule.breaches("/ ", true)).isEqualTo(EnumSet.complementOf(EnumSet.of(Breach.TOO_LONG)));
    }

    @Test
    void madePasswordsHaveAllClassesAndDiffer() {
        SplittableRandom random = new SplittableRandom(11);

        Set<String> made =
                IntStream.range(0, 500).mapToObj(_ -> PasswordRule.make(random)).collect(Collectors.toSet());

        assertThat(made).hasSize(500).allSatisfy(password -> {
            assertThat(PasswordRule.breaches(password, true)).isEmpty();
            assertThat(PasswordRule.classesOf(password)).containsExactlyInAnyOrder(CharacterClass.values());
            assertThat(password).doesNotContainPattern("[O0Il1'\"\\\\`$]");
        });
    }
}
