package dev.ecsdeck.screens;

import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.service.shells.ShellState.Stage;
import dev.ecsdeck.service.shells.ShellState.StageMark;
import dev.ecsdeck.service.shells.ShellVitals;
import dev.ecsdeck.service.shells.ShellVitals.RateFrom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A shell whose state and output are set by the test.
final class StageShell implements OpenShell {
    final SignalSource<ShellState> state;
    final AtomicInteger reconnects = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    private final Instant now;
    private final ShellRequest request;
    private final Pipe pipe = new Pipe();
    private final SignalSource<ShellLink> link = new SignalSource<>(pipe);

    StageShell(ShellRequest request, Instant now) {
        this.request = request;
        this.now = now;
        this.state = new SignalSource<>(opening());
    }

    private ShellState opening() {
        return new ShellState.Opening(List.of(
                new StageMark(Stage.ASKING, now.minusSeconds(3)),
                new StageMark(Stage.CONNECTING, now.minusMillis(2_660)),
                new StageMark(Stage.WAITING_FOR_AGENT, now.minusMillis(2_120))));
    }

    void say(String text) {
        pipe.coming.add(text.getBytes(StandardCharsets.UTF_8));
    }

    void open() {
        state.set(new ShellState.Open(List.of(), now));
    }

    String typed() {
        synchronized (pipe) {
            return pipe.typed.toString();
        }
    }

    @Override
    public long number() {
        return 1;
    }

    @Override
    public Optional<ShellRequest> request() {
        return Optional.of(request);
    }

    @Override
    public Signal<ShellState> state() {
        return state;
    }

    @Override
    public Signal<ShellLink> link() {
        return link;
    }

    @Override
    public ShellVitals vitals() {
        return new ShellVitals(
                204_800,
                RateFrom.FAR_SIDE,
                Optional.of(Duration.ofSeconds(167)),
                Optional.of(Duration.ofMinutes(170)),
                1_000,
                100);
    }

    @Override
    public Optional<String> sessionId() {
        return Optional.of("s-hz0123456789abcdef");
    }

    @Override
    public Instant opened() {
        return now;
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public boolean isResumable() {
        return true;
    }

    @Override
    public void reconnect() {
        reconnects.incrementAndGet();
    }

    @Override
    public void close() {
        closes.incrementAndGet();
        pipe.close();
    }

    /// Bytes from the test to the terminal, and what was typed.
    private static final class Pipe implements ShellLink {
        private static final byte[] END = {};

        private final LinkedBlockingQueue<byte[]> coming = new LinkedBlockingQueue<>();
        private final StringBuilder typed = new StringBuilder();

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                byte[] chunk = coming.take();
                if (chunk.length == 0) {
                    return -1;
                }
                System.arraycopy(chunk, 0, buffer, offset, Math.min(length, chunk.length));
                return Math.min(length, chunk.length);
            } catch (InterruptedException stopped) {
                throw new LinkClosedException("stopped", stopped);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            typed.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void resize(ScreenSize size) {}

        @Override
        public void closeOutput() {}

        @Override
        public void close() {
            coming.add(END);
        }
    }
}
