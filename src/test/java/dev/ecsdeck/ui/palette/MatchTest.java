package dev.ecsdeck.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchTest {
    private static int score(String query, String name) {
        return Match.of(query, name).orElseThrow().score();
    }

    @Test
    void aWordsBeginningComesBeforeItsMiddle() {
        assertThat(score("db", "orders-db-01")).isLessThan(score("db", "feedback-01"));
    }

    @Test
    void lettersInOrderAreFoundButComeLast() {
        assertThat(score("odb", "orders-db-01")).isGreaterThan(score("db", "feedback-01"));
        assertThat(Match.of("bdo", "orders-db-01")).isEmpty();
    }

    @Test
    void allWordsMustBeThere() {
        assertThat(Match.of("web 02", "web-02")).isPresent();
        assertThat(Match.of("web 03", "web-02")).isEmpty();
    }

    @Test
    void hitsSayWhereTheLettersStand() {
        assertThat(Match.of("db", "orders-db").orElseThrow().hits()).containsExactly(7, 8);
    }
}
