package dev.ecsdeck.service.forwards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.service.forwards.ForwardRow.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateHistoryTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RateHistory history = new RateHistory(0);
    private long seconds;
    private long down;

    /// So many seconds pass, each with these bytes from the target, and are measured one by one.
    private void pass(int time, long bytesASecond) {
        for (int i = 0; i < time; i++) {
            down += bytesASecond;
            seconds++;
            history.measure(0, down, seconds * SECOND);
        }
    }

    @Test
    void nothingMeasuredIsNoHistory() {
        pass(600, 0);

        assertThat(history.points()).isEmpty();
        assertThat(history.now()).isEqualTo(Rate.NONE);
    }

    @Test
    void aPointIsTheMeanOfFiveSecondsAndNowOfTheLastOne() {
        pass(2, 0);
        pass(1, 5_000);
        pass(3, 0);
        pass(1, 2_500);

        assertThat(history.points()).containsExactly(new Rate(0, 1_500));
        assertThat(history.now()).isEqualTo(new Rate(0, 2_500));
    }

    @Test
    void fiveMinutesAreKept() {
        pass(301, 7);
        pass(5, 9);

        assertThat(history.points()).hasSize(60).last().isEqualTo(new Rate(0, 9));
    }

    @Test
    void fiveQuietMinutesForgetItAll() {
        pass(10, 100);
        pass(295, 0);
        assertThat(history.points()).isNotEmpty();

        pass(15, 0);

        assertThat(history.points()).isEmpty();
    }

    @Test
    void aLateMeasureStandsForItsWholeTimeAndMakesNoPeak() {
        pass(5, 100);
        down += 1_000;
        seconds += 10;
        history.measure(0, down, seconds * SECOND);

        assertThat(history.points()).containsExactly(new Rate(0, 100), new Rate(0, 100), new Rate(0, 100));
    }
}
