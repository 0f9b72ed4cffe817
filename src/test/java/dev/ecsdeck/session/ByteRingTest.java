package dev.ecsdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ByteRingTest {
    private final ByteRing ring = new ByteRing();

    private byte[] take(int most) {
        byte[] taken = new byte[most];
        int count = ring.take(taken, 0, most);
        return Arrays.copyOf(taken, count);
    }

    @Test
    void bytesComeOutInOrderAcrossTheEndOfTheRing() {
        byte[] piece = new byte[3_000];
        for (int turn = 0; turn < 10; turn++) {
            Arrays.fill(piece, (byte) turn);
            ring.put(piece, 0, piece.length);
            assertThat(take(piece.length)).isEqualTo(piece);
        }
    }

    @Test
    void roomThatABusyTimeTookIsGivenBackWhenAllIsTaken() {
        ring.put(new byte[300_000], 0, 300_000);
        assertThat(ring.room()).isGreaterThanOrEqualTo(300_000);

        take(299_999);
        assertThat(ring.size()).isEqualTo(1);
        take(1);

        assertThat(ring.room()).isLessThanOrEqualTo(64 * 1024);
    }
}
