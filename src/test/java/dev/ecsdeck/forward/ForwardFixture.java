package dev.ecsdeck.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.LinkPair;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A forward whose links end in memory: the test plays the local programs, on real sockets, and the target.
final class ForwardFixture implements AutoCloseable {
    final ManualWorkers workers = new ManualWorkers();
    final LinkedBlockingQueue<LinkPair> targets = new LinkedBlockingQueue<>();
    final List<LinkOpener.SessionChoice> choices = new ArrayList<>();
    final PortForward forward;
    final int port;
    /// Asked at each opening; an empty list lets it through.
    volatile Function<LinkOpener.SessionChoice, List<Problem>> refusals = _ -> List.of();

    private final List<Socket> locals = new ArrayList<>();

    ForwardFixture(int warmChannels) {
        this(warmChannels, AccessPolicy.OPEN);
    }

    ForwardFixture(int warmChannels, AccessPolicy access) {
        LinkOpener opener = new LinkOpener() {
            @Override
            public Link open(SessionChoice session) throws ProblemException {
                synchronized (choices) {
                    choices.add(session);
                }
                for (Problem problem : refusals.apply(session)) {
                    throw new ProblemException(problem);
                }
                LinkPair pair = new LinkPair();
                targets.add(pair);
                return pair.left();
            }

            @Override
            public Duration warmLife() {
                return Duration.ofSeconds(30);
            }
        };
        ForwardPlan plan =
                new ForwardPlan("test", InetAddress.getLoopbackAddress(), 0, warmChannels, ForwardPlan.LINGER);
        forward = new PortForward(plan, opener, access, workers, () -> {});
        try {
            HostAndPort at = forward.start();
            port = at.port();
        } catch (ProblemException taken) {
            throw new IllegalStateException(taken);
        }
    }

    Socket connect() {
        try {
            Socket local = new Socket(InetAddress.getLoopbackAddress(), port);
            local.setSoTimeout(10_000);
            locals.add(local);
            return local;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /// The far end of the next link that was opened.
    Link target() throws InterruptedException {
        LinkPair pair = targets.poll(10, TimeUnit.SECONDS);
        assertThat(pair).as("a link was opened").isNotNull();
        return pair.right();
    }

    static void send(Socket local, String text) throws IOException {
        local.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    static String receive(Socket local, int length) throws IOException {
        return new String(local.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    static void send(Link target, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        target.write(bytes, 0, bytes.length);
    }

    static String receive(Link target, int length) throws IOException {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            int count = target.read(bytes, done, length - done);
            if (count < 0) {
                break;
            }
            done += count;
        }
        return new String(bytes, 0, done, StandardCharsets.UTF_8);
    }

    int openings() {
        synchronized (choices) {
            return choices.size();
        }
    }

    @Override
    public void close() {
        forward.close();
        for (Socket local : locals) {
            try {
                local.close();
            } catch (IOException ignored) {
                // Closed is closed.
            }
        }
        assertThat(workers.crashes()).isEmpty();
    }
}
