package dev.ecsdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(TextTable.lines(List.of(List.of("id", "name"), List.of("i-123", "x"))))
                .containsExactly("id     name", "i-123  x");
    }

    @Test
    void aChineseCharacterTakesTwoPlaces() {
        assertThat(TextTable.lines(List.of(List.of("订单", "a"), List.of("four", "b"))))
                .containsExactly("订单  a", "four  b");
    }

    @Test
    void controlCharactersInNamesDoNotReachTheTerminal() {
        assertThat(TextTable.lines(List.of(List.of("a\u001b]0;x\u0007", "b")))).containsExactly("a?]0;x?  b");
    }
}
