package dev.ecsdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LinkWriterTest {
    private final ManualWorkers workers = new ManualWorkers();
    private final SlowLink link = new SlowLink();

    @Test
    void bytesArriveInOrder() {
        LinkWriter writer = new LinkWriter(link, "writer", workers);
        link.gate.countDown();

        writer.sendString("a", true);
        writer.sendString("中", false);
        writer.sendString("b", true);

        await().until(() -> link.text().equals("a中b"));
    }

    @Test
    void whoeverPutsNeverWaits() {
        LinkWriter writer = new LinkWriter(link, "writer", workers);
        byte[] mega = new byte[1 << 20];
        int taken = 0;
        while (taken < 40 && writer.offer(mega)) {
            taken++;
        }

        assertThat(taken).isBetween(15, 17);
        link.gate.countDown();
    }

    @Test
    void answersDoNotFillTheQueue() {
        LinkWriter writer = new LinkWriter(link, "writer", workers);
        for (int count = 0; count < 100_000; count++) {
            writer.sendString("\u001b[1;1R", false);
        }

        assertThat(writer.offer(new byte[15 << 20])).isTrue();
        link.gate.countDown();
    }

    @Test
    void nothingIsTakenOnceTheLinkHasEnded() {
        LinkWriter writer = new LinkWriter(link, "writer", workers);
        link.isClosed = true;
        link.gate.countDown();
        writer.sendString("x", true);

        await().until(() -> !writer.offer(new byte[] {1}));
    }

    private static final class SlowLink implements ShellLink {
        final CountDownLatch gate = new CountDownLatch(1);
        private final StringBuilder written = new StringBuilder();
        volatile boolean isClosed;

        synchronized String text() {
            return written.toString();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return -1;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                gate.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            if (isClosed) {
                throw new LinkClosedException("closed");
            }
            synchronized (this) {
                written.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        }

        @Override
        public void closeOutput() {}

        @Override
        public void resize(ScreenSize size) {}

        @Override
        public void close() {}
    }
}
