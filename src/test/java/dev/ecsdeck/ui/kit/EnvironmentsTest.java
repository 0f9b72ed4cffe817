package dev.ecsdeck.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which colour a tag's value means.
class EnvironmentsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "env", "env = prod", "= prod > prod", "env = > prod", "env = prod > red", "> prod ="})
    void whatIsNoRuleIsNone(String text) {
        assertThat(EnvironmentRule.parse(text)).isEmpty();
    }

    @Test
    void aRuleIsReadAsItWasWritten() {
        EnvironmentRule rule = new EnvironmentRule(List.of("tier", "环境"), List.of("front*", "核心"), Tag.Hue.PROD);

        assertThat(EnvironmentRule.parse(rule.text())).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "prod,true",
        "PROD,true",
        " prod ,true",
        "production,false",
        "preprod,false",
        "front-1,true",
        "up-front,false"
    })
    void valuesFitWholeAndWithoutCase(String value, boolean fits) {
        EnvironmentRule rule = new EnvironmentRule(List.of("env"), List.of("prod", "front*"), Tag.Hue.PROD);

        assertThat(rule.means(value)).isEqualTo(fits);
    }

    @Test
    void commasOfBothScriptsSetWordsApart() {
        assertThat(EnvironmentRule.words(" prod，生产、 live;; ")).containsExactly("prod", "生产", "live");
    }

    @Test
    void theUsualRulesKnowTheUsualNames() {
        assertThat(Environments.USUAL.rules()).anyMatch(rule -> rule.hue() == Tag.Hue.PROD && rule.means("生产"));
        assertThat(Environments.USUAL.lookAt("ENV")).isTrue();
        assertThat(Environments.USUAL.lookAt("owner")).isFalse();
    }
}
