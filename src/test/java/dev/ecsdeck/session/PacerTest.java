package dev.ecsdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long SECOND = 1_000_000_000L;
    private final Pacer pacer = new Pacer(0);

    @Test
    void untilToldItIs25KilobytesASecondWithOneSecondsBurst() {
        assertThat(pacer.take(25_000, 0)).isZero();
        assertThat(pacer.take(1_000, 0)).isEqualTo(SECOND / 25);
        assertThat(pacer.take(1_000, SECOND / 25)).isZero();
        assertThat(pacer.pace()).isEqualTo(new Pace(200_000, Pace.Origin.ASSUMED));
    }

    @Test
    void aRestOfHoursDoesNotSaveUpMoreThanASecond() {
        assertThat(pacer.take(25_000, 3_600 * SECOND)).isZero();
        assertThat(pacer.take(1, 3_600 * SECOND)).isPositive();
    }

    @Test
    void aLimitBelowWhatThePublishedClientSurvivesOnlySlowsDown() {
        pacer.limit(8, 0);

        assertThat(pacer.take(1_024, 0)).isZero();
        long wait = pacer.take(1, 0);
        assertThat(wait).isEqualTo(1_024 * SECOND);
        assertThat(pacer.take(1, wait)).isZero();
    }

    @Test
    void zeroMeansNoChange() {
        pacer.limit(0, 0);

        assertThat(pacer.pace().origin()).isEqualTo(Pace.Origin.ASSUMED);
    }

    @Test
    void statusLimitsAreBigEndianOfOneToFourBytes() {
        assertThat(StatusMessage.parse(new byte[] {7, 0x19, 0, 0}).limit()).isEqualTo(1_638_400);
        assertThat(StatusMessage.parse(new byte[] {7, -1, -1, -1, -1}).limit()).isEqualTo(4_294_967_295L);
        assertThat(StatusMessage.parse(new byte[] {7}).limit()).isZero();
        assertThat(StatusMessage.parse(new byte[] {7, 1, 1, 1, 1, 1}).limit()).isZero();
    }

    @Test
    void backoffDoublesUpToThirtySecondsAndBeginsAgain() {
        Backoff backoff = new Backoff(new SplittableRandom(1));
        int[] full = {1, 2, 4, 8, 16, 30, 30, 30};
        for (int seconds : full) {
            assertThat(backoff.next().toMillis()).isBetween(seconds * 750L, seconds * 1_000L);
        }

        backoff.reset();

        assertThat(backoff.next().toMillis()).isLessThanOrEqualTo(1_000);
    }
}
