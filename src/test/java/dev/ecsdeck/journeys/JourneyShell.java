package dev.ecsdeck.journeys;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.session.ShellChannel;
import dev.ecsdeck.session.ShellOptions;
import dev.ecsdeck.session.TicketSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The real client's shell, read to its end by a thread of its own. A pause between two attempts to resume is cut
/// short, as it is when the network comes back.
final class JourneyShell implements AutoCloseable {
    private final List<ConversationState> states = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ShellChannel> opened = new CompletableFuture<>();
    private final AtomicInteger drops = new AtomicInteger();
    private final ShellChannel channel;
    /// Guarded by itself.
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Thread reader;
    private volatile ConversationState last = new ConversationState.Connecting(ConversationState.Stage.TICKET);

    JourneyShell(SessionClient client, TicketSource tickets, ShellOptions options) {
        channel = client.openShell(tickets, options, this::told);
        opened.complete(channel);
        reader = Thread.ofVirtual().name("journey-reader").start(this::readAll);
    }

    private void told(ConversationState state) {
        states.add(state);
        if (state instanceof ConversationState.Resuming) {
            if (!(last instanceof ConversationState.Resuming)) {
                drops.incrementAndGet();
            }
            opened.join().wake();
        }
        last = state;
    }

    private void readAll() {
        byte[] buffer = new byte[8192];
        try {
            for (int n = channel.read(buffer, 0, buffer.length); n >= 0; n = channel.read(buffer, 0, buffer.length)) {
                synchronized (screen) {
                    screen.write(buffer, 0, n);
                }
            }
        } catch (IOException over) {
            // The listener is told why.
        }
    }

    void type(String text) throws IOException {
        type(text.getBytes(StandardCharsets.UTF_8));
    }

    void type(byte[] bytes) throws IOException {
        channel.write(bytes, 0, bytes.length);
    }

    void resize(int rows, int columns) {
        channel.resize(new ScreenSize(rows, columns));
    }

    /// All that has come until now.
    byte[] bytes() {
        synchronized (screen) {
            return screen.toByteArray();
        }
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    int size() {
        synchronized (screen) {
            return screen.size();
        }
    }

    /// Waits until the far side has shown this text.
    void awaitText(String wanted) {
        Patience.until(() -> "'" + wanted + "', " + story(), () -> text().contains(wanted) || isOver());
        if (!text().contains(wanted)) {
            throw new AssertionError("ended without '" + wanted + "', " + story());
        }
    }

    ConversationState.Open awaitOpen() {
        Patience.until(() -> "open, " + story(), () -> last instanceof ConversationState.Open || isOver());
        if (last instanceof ConversationState.Open open) {
            return open;
        }
        throw new AssertionError("ended, " + story());
    }

    /// The end; everything that came before it has then been read.
    ConversationState.Ended awaitEnd() throws InterruptedException {
        Patience.until(() -> "the end, " + story(), this::isOver);
        reader.join();
        return (ConversationState.Ended) last;
    }

    Problem awaitProblem() throws InterruptedException {
        ConversationState.Ended end = awaitEnd();
        return end.problem().orElseThrow(() -> new AssertionError("ended without a problem: " + end));
    }

    /// The last states and the end of the screen.
    private String story() {
        String shown = text();
        return "states " + states.subList(Math.max(0, states.size() - 5), states.size()) + ", screen ends with "
                + shown.substring(Math.max(0, shown.length() - 200));
    }

    boolean isOver() {
        return last instanceof ConversationState.Ended;
    }

    ConversationState state() {
        return last;
    }

    /// How often the connection was lost and taken up again.
    int drops() {
        return drops.get();
    }

    @Override
    public void close() {
        channel.close();
    }
}
