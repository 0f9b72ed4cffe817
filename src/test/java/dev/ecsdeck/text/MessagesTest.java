package dev.ecsdeck.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void aKeyThatDoesNotExistIsABug() {
        assertThatThrownBy(() -> Messages.of(Locale.ENGLISH).text("problems.no-such-key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("problems.no-such-key");
    }

    @Test
    void aKeyThatNeedNotExistIsSimplyNotFound() {
        assertThat(Messages.of(Locale.ENGLISH).find("problems.no-such-key")).isEmpty();
    }

    @Test
    void anyChineseReadsSimplifiedChinese() {
        assertThat(Messages.of(Locale.TRADITIONAL_CHINESE).locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void everybodyElseReadsEnglish() {
        assertThat(Messages.of(Locale.FRANCE).locale()).isEqualTo(Locale.ENGLISH);
    }
}
