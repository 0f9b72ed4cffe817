package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.gateway.LabSession;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Forwards over agents of both builds for an hour, in all weathers, while the clock runs ahead from one URL to the
/// next: what they hold when all is quiet must not grow. `-Dsoak.minutes=2` makes it shorter.
@Tag("soak")
class ForwardSoakTest {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("soak.minutes", 60) * 60);
    private static final int ROUNDS = 10;
    private static final int CLIENTS = 12;
    private static final int PIECE = 4096;
    private static final int PIECES = 32;
    private static final Duration BETWEEN_STORMS = Duration.ofSeconds(2);
    private static final Duration URL_LIFE = Duration.ofMinutes(10);
    /// What may come on top of the first quiet moment: buffers that others keep, a socket that is just being closed.
    private static final Held SLACK = new Held(24, 16, 24, 2);

    @TempDir
    Path folder;

    private final ReadWriteLock calm = new ReentrantReadWriteLock();
    private final List<Throwable> wrong = new CopyOnWriteArrayList<>();
    private final AtomicLong completed = new AtomicLong();
    private final AtomicLong interrupted = new AtomicLong();
    private volatile boolean working;

    /// What is held.
    private record Held(long descriptors, long threads, long heapMebibytes, long sessions) {
        static Held now(Journey journey) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return new Held(
                    openDescriptors(),
                    journey.workers().names().size() + Thread.activeCount(),
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    journey.lab().sessions().all().stream()
                            .filter(session -> !session.isEnded())
                            .filter(session -> session.liveChannels() > 0 || isOurs(session))
                            .count());
        }

        /// Sessions for ports: the Lab has others that nobody ever ends.
        private static boolean isOurs(LabSession session) {
            return session.spec().port().isPresent();
        }

        private static long openDescriptors() {
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                return open.count();
            } catch (IOException elsewhere) {
                return 0;
            }
        }

        boolean isWithin(Held first) {
            return descriptors <= first.descriptors + SLACK.descriptors
                    && threads <= first.threads + SLACK.threads
                    && heapMebibytes <= first.heapMebibytes + SLACK.heapMebibytes
                    && sessions <= first.sessions + SLACK.sessions;
        }
    }

    @Test
    void nothingIsHeldForLongerThanItIsUsed() throws Exception {
        try (Journey journey = Journey.begin();
                ServerSocket echo = JourneyForwards.target(
                        journey.workers(),
                        connection -> connection.getInputStream().transferTo(connection.getOutputStream()));
                JourneyForwards forwards = new JourneyForwards(journey, journey.workers(), folder)) {
            int[] ports = {
                forwards.open(578, "old", echo.getLocalPort()), forwards.open(1065, "new", echo.getLocalPort())
            };
            Storm storm = new Storm(journey.lab().faults().everywhere(), calm.writeLock());
            work(journey, forwards, storm, ports, LENGTH.dividedBy(ROUNDS));
            Held first = quiet(journey, "the first round");
            List<Held> all = new ArrayList<>(List.of(first));
            for (int round = 1; round < ROUNDS; round++) {
                work(journey, forwards, storm, ports, LENGTH.dividedBy(ROUNDS));
                Patience.until(
                        () -> "as little as " + first + " but " + Held.now(journey) + ", before " + all,
                        () -> Held.now(journey).isWithin(first));
                all.add(Held.now(journey));
            }
            assertThat(completed).hasPositiveValue();
            assertThat(interrupted).hasPositiveValue();
            report(all);
        }
    }

    /// For whoever watches an hour's run.
    private void report(List<Held> all) throws IOException {
        Files.writeString(
                Path.of(System.getProperty("java.io.tmpdir")).resolve("ecs-deck-soak.txt"),
                completed + " connections came through, " + interrupted + " were interrupted\n"
                        + String.join("\n", all.stream().map(Held::toString).toList()) + "\n");
    }

    private static Held quiet(Journey journey, String when) {
        Held[] last = {Held.now(journey), Held.now(journey)};
        Patience.until(() -> "quiet after " + when + ": " + Arrays.toString(last), () -> {
            Patience.pause(Duration.ofMillis(500));
            last[0] = last[1];
            last[1] = Held.now(journey);
            return last[0].descriptors == last[1].descriptors && last[0].threads == last[1].threads;
        });
        return last[1];
    }

    private void work(Journey journey, JourneyForwards forwards, Storm storm, int[] ports, Duration length)
            throws InterruptedException {
        working = true;
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int port = ports[i % ports.length];
            SplittableRandom random = new SplittableRandom(i);
            clients.add(journey.workers().start("soak-client", () -> client(port, random)));
        }
        long end = System.nanoTime() + length.toNanos();
        for (int turn = 0; System.nanoTime() < end && wrong.isEmpty(); turn++) {
            Patience.pause(BETWEEN_STORMS);
            storm.blow(turn);
            journey.workers().turnClock(URL_LIFE);
            forwards.wake();
        }
        working = false;
        for (Thread client : clients) {
            client.join();
        }
        assertThat(wrong).isEmpty();
    }

    private void client(int port, SplittableRandom random) {
        while (working) {
            try {
                exchange(port, random);
                completed.incrementAndGet();
            } catch (IOException cut) {
                interrupted.incrementAndGet();
            } catch (AssertionError no) {
                wrong.add(no);
                return;
            }
        }
    }

    private void exchange(int port, SplittableRandom random) throws IOException {
        byte[] piece = new byte[PIECE];
        try (Socket local = greeted(port)) {
            for (int i = 0; i < PIECES; i++) {
                random.nextBytes(piece);
                local.getOutputStream().write(piece);
                byte[] back = local.getInputStream().readNBytes(PIECE);
                if (back.length < PIECE) {
                    throw new IOException("ended early");
                }
                assertThat(back).isEqualTo(piece);
            }
        }
    }

    /// A connection on which the first byte has come, in calm weather: nothing tells the loss of the very first one.
    private Socket greeted(int port) throws IOException {
        calm.readLock().lock();
        Socket local = new Socket();
        try {
            local.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            local.setSoTimeout(30_000);
            local.getOutputStream().write('a');
            if (local.getInputStream().read() != 'a') {
                throw new IOException("no greeting");
            }
            return local;
        } catch (ConnectException refused) {
            local.close();
            throw new AssertionError("a rule that is on always listens", refused);
        } catch (IOException reset) {
            local.close();
            throw reset;
        } finally {
            calm.readLock().unlock();
        }
    }
}
