package dev.ecsdeck.session;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.ScriptedGateway;
import dev.ecsdeck.work.Workers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/// A gateway with a script, a client before it, and what the listener was told.
final class Rig implements AutoCloseable {
    final ScriptedGateway gateway;
    final List<ConversationState> states = new CopyOnWriteArrayList<>();
    final List<SessionTicket> endedTickets = new CopyOnWriteArrayList<>();
    final List<Throwable> crashes = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ConversationState> news = new LinkedBlockingQueue<>();
    private final Threads threads = new Threads((_, crash) -> crashes.add(crash));
    private final OkHttpClient http = new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
            .build();
    final Workers workers;

    Rig(ScriptedGateway.Script script) throws IOException {
        this.gateway = new ScriptedGateway(script);
        this.workers = threads;
    }

    Rig(Workers workers, ScriptedGateway.Script script) throws IOException {
        this.gateway = new ScriptedGateway(script);
        this.workers = workers;
    }

    SessionClient client() {
        return new SessionClient(http, workers);
    }

    void told(ConversationState state) {
        states.add(state);
        news.add(state);
    }

    ShellChannel shell() {
        return shell(ShellOptions.plain("test", new ScreenSize(30, 100)));
    }

    ShellChannel shell(ShellOptions options) {
        return client().openShell(tickets(gateway.url()), options, this::told);
    }

    PortChannel port(OptionalInt build) {
        return client().openPort(ticket(gateway.url()), PortOptions.of("test", build), this::told);
    }

    TicketSource tickets(URI url) {
        return new TicketSource() {
            @Override
            public SessionTicket start() {
                return ticket(url);
            }

            @Override
            public void end(SessionTicket ticket) {
                endedTickets.add(ticket);
            }
        };
    }

    static SessionTicket ticket(URI url) {
        return new SessionTicket(
                "s-1", url, "token", new RegionId("cn-hangzhou"), new InstanceId("i-1"), Instant.EPOCH);
    }

    /// The next news of this kind, skipping others.
    <T extends ConversationState> T await(Class<T> kind) throws InterruptedException {
        while (true) {
            ConversationState next = news.poll(15, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " but " + states);
            }
            if (kind.isInstance(next)) {
                return kind.cast(next);
            }
        }
    }

    Problem awaitProblem() throws InterruptedException {
        ConversationState.Ended end = await(ConversationState.Ended.class);
        return end.problem().orElseThrow(() -> new AssertionError("ended without a problem: " + end));
    }

    static void type(Link link, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        link.write(bytes, 0, bytes.length);
    }

    /// Reads so many bytes.
    static String read(Link link, int bytes) throws IOException {
        byte[] buffer = new byte[bytes];
        int done = 0;
        while (done < bytes) {
            int read = link.read(buffer, done, bytes - done);
            if (read < 0) {
                break;
            }
            done += read;
        }
        return new String(buffer, 0, done, StandardCharsets.UTF_8);
    }

    static String readToEnd(Link link) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        for (int n = link.read(buffer, 0, buffer.length); n >= 0; n = link.read(buffer, 0, buffer.length)) {
            all.write(buffer, 0, n);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /// The problem that a broken read carries.
    static Problem problemOfRead(Link link) {
        try {
            readToEnd(link);
        } catch (IOException broken) {
            if (broken.getCause() instanceof ProblemException told) {
                return told.problem();
            }
            throw new AssertionError("no problem in it", broken);
        }
        throw new AssertionError("an orderly end");
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        threads.close();
        http.dispatcher().executorService().shutdownNow();
        if (!gateway.failures().isEmpty()) {
            throw new AssertionError("the script failed", gateway.failures().getFirst());
        }
        if (!crashes.isEmpty()) {
            throw new AssertionError("a thread crashed", crashes.getFirst());
        }
    }
}
