package dev.ecsdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    @Test
    void theFlagComesFirstInBothSpellings() {
        Map<String, String> english = Map.of("LC_ALL", "en_US.UTF-8");

        assertThat(Languages.of(List.of("list", "--language", "zh"), english)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Languages.of(List.of("--language=zh-CN", "list"), english)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void theVariablesForMessagesDecideInTheirOrder() {
        assertThat(Languages.of(List.of(), Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8")))
                .isEqualTo(Locale.ENGLISH);
        assertThat(Languages.of(List.of(), Map.of("LC_MESSAGES", "zh_CN", "LANG", "en_US")))
                .isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Languages.of(List.of(), Map.of("LC_ALL", "", "LANG", "zh_TW")))
                .isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void aFlagWithoutItsValueIsTheParsersAffair() {
        assertThat(Languages.of(List.of("--language"), Map.of("LANG", "en"))).isEqualTo(Locale.ENGLISH);
    }
}
