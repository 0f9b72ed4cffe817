package dev.ecsdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InboxTest {
    private static final int FRAME = 2_048;
    private final Guard guard = new Guard();
    private final Inbox inbox = new Inbox(guard);
    private final AtomicInteger got = new AtomicInteger();

    private void append(int bytes) {
        guard.changeQuietly(() -> inbox.append(new byte[bytes]));
    }

    private int read(int most) {
        try {
            return inbox.read(new byte[most], 0, most);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A thread that waits for bytes and reads them once.
    private Thread waitingReader() {
        Thread reader = Thread.ofVirtual().start(() -> got.set(read(1 << 20)));
        awaitWaiting(reader);
        return reader;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void framesAtHandWakeTheirReaderOnceAndTogether() throws Exception {
        Thread reader = waitingReader();

        append(FRAME);
        append(FRAME);
        inbox.announce();
        reader.join();

        assertThat(got).hasValue(2 * FRAME);
    }

    @Test
    void whoeverLooksNeedsNoAnnouncement() {
        append(FRAME);

        assertThat(read(1 << 20)).isEqualTo(FRAME);
    }

    @Test
    void aStreamWithoutAPauseWakesItsReaderAllTheSame() throws Exception {
        Thread reader = waitingReader();

        for (int bytes = 0; bytes < Inbox.CAPACITY; bytes += FRAME) {
            append(FRAME);
        }
        reader.join();

        assertThat(got.get()).isPositive();
    }

    @Test
    void aFullBoxHoldsTheSocketUntilHalfOfItIsRead() throws Exception {
        CountDownLatch goesOn = new CountDownLatch(1);
        append(Inbox.CAPACITY);
        Thread socket = Thread.ofVirtual().start(() -> {
            try {
                inbox.awaitRoom();
                goesOn.countDown();
            } catch (InterruptedIOException stopped) {
                throw new UncheckedIOException(stopped);
            }
        });
        awaitWaiting(socket);

        read(FRAME);
        awaitWaiting(socket);
        assertThat(goesOn.getCount()).isOne();
        read(Inbox.CAPACITY / 2);

        goesOn.await();
    }
}
