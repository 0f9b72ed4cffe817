package dev.ecsdeck.session;

import static dev.ecsdeck.session.Rig.type;
import static dev.ecsdeck.testing.ScriptedGateway.output;
import static dev.ecsdeck.testing.ScriptedGateway.output101;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.problem.Lost;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.wire.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class ResumeTest {
    private static final int LINES = 900;
    private static final int KEYS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 20260102})
    void aHundredDropsLoseAndDoubleNothing(long seed) throws Exception {
        String keys = IntStream.range(0, KEYS).mapToObj("k%04d;"::formatted).collect(Collectors.joining());
        ForgetfulGateway far = new ForgetfulGateway(seed, 100, LINES, keys.length());
        try (Rig rig = new Rig(far)) {
            CountDownLatch opened = new CountDownLatch(1);
            ShellChannel[] holder = new ShellChannel[1];
            ShellChannel shell = rig.client()
                    .openShell(
                            rig.tickets(rig.gateway.url()), ShellOptions.plain("resume", ScreenSize.DEFAULT), state -> {
                                rig.told(state);
                                if (state instanceof ConversationState.Resuming) {
                                    awaitQuietly(opened);
                                    holder[0].wake();
                                }
                            });
            holder[0] = shell;
            opened.countDown();
            Thread typist = Thread.ofVirtual().start(() -> typeSlowly(shell, keys));

            String shown = Rig.readToEnd(shell);
            typist.join();

            String all = IntStream.rangeClosed(1, LINES)
                    .mapToObj(ForgetfulGateway::line)
                    .collect(Collectors.joining());
            assertThat(shown).isEqualTo(all);
            assertThat(far.typed()).isEqualTo(keys);
            assertThat(far.dropsLeft()).isLessThanOrEqualTo(0);
            assertThat(rig.gateway.connections()).isGreaterThan(100);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void typeSlowly(ShellChannel shell, String keys) {
        try {
            for (int at = 0; at < keys.length(); at += 6) {
                type(shell, keys.substring(at, at + 6));
                LockSupport.parkNanos(4_000_000);
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void aProgramThatPrintsNothingDoesNotBlockTheTypist() throws Exception {
        int bytes = 3 << 20;
        AtomicLong arrived = new AtomicLong();
        CountDownLatch all = new CountDownLatch(1);
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(output("ch-1", 0, 1, "$ "));
            caller.send(new Frame(5, Frame.V1_02, "ch-1", "", 1, 0, new byte[] {7, 127, -1, -1, -1}));
            while (arrived.get() < bytes) {
                Frame frame = caller.receive();
                if (frame != null && frame.type() == 0) {
                    arrived.addAndGet(frame.payload().length);
                }
            }
            all.countDown();
            caller.drop();
        })) {
            ShellChannel shell = rig.shell();

            shell.write(new byte[bytes], 0, bytes);

            all.await();
            assertThat(rig.awaitProblem()).isEqualTo(new Problem.SessionLost(Lost.NOT_RESUMABLE));
            assertThat(rig.states).anyMatch(state -> state instanceof ConversationState.Open open && !open.resumable());
        }
    }

    @Test
    void anOldPeersDropIsTheEnd() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(output101("$ "));
            caller.drop();
        })) {
            rig.shell();

            assertThat(rig.awaitProblem()).isEqualTo(new Problem.SessionLost(Lost.OLD_PROTOCOL));
        }
    }

    @Test
    void wakingTriesAtOnceAndBeginsTheBackOffAnew() throws Exception {
        ManualWorkers workers = new ManualWorkers();
        try (Rig rig = new Rig(workers, caller -> {
            if (caller.number() == 1) {
                caller.upgrade().send(output("ch-1", 0, 1, "$ "));
            }
            caller.drop();
        })) {
            ShellChannel shell = rig.shell();
            ConversationState.Resuming waits = rig.await(ConversationState.Resuming.class);
            while (waits.attempt() < 5) {
                workers.advance(Duration.ofSeconds(31));
                waits = rig.await(ConversationState.Resuming.class);
            }
            assertThat(waits.nextTry()).isAfter(workers.clock().instant().plusSeconds(10));

            shell.wake();

            ConversationState.Resuming next = rig.await(ConversationState.Resuming.class);
            assertThat(next.attempt()).isEqualTo(1);
            assertThat(next.nextTry()).isBefore(workers.clock().instant().plusMillis(1_001));
            shell.close();
        }
    }

    @Test
    void aRefusedReattachIsTheEndSaidPlainly() throws Exception {
        try (Rig rig = new Rig(caller -> {
            if (caller.number() == 1) {
                caller.upgrade().send(output("ch-1", 0, 1, "$ "));
                caller.close(1012);
            } else {
                assertThat(caller.request()).endsWith("&channelId=ch-1");
                caller.refuse(403);
            }
        })) {
            ShellChannel shell = rig.shell();
            rig.await(ConversationState.Resuming.class);
            shell.wake();

            assertThat(rig.awaitProblem()).isEqualTo(new Problem.SessionLost(Lost.REATTACH_REFUSED));
        }
    }

    @Test
    void whatIsTypedWhileAwayIsCountedAndArrives() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (Rig rig = new Rig(caller -> {
            if (caller.number() == 1) {
                caller.upgrade().send(output("ch-1", 0, 1, "$ "));
                caller.close(1005);
                return;
            }
            caller.upgrade();
            for (Frame frame = caller.receive(); frame != null; frame = caller.receive()) {
                if (new String(frame.payload(), StandardCharsets.UTF_8).equals("away")) {
                    arrived.countDown();
                }
            }
        })) {
            ShellChannel shell = rig.shell();
            rig.await(ConversationState.Resuming.class);
            type(shell, "away");
            ConversationState.Resuming away = rig.await(ConversationState.Resuming.class);
            while (away.keysWaiting() < 4) {
                away = rig.await(ConversationState.Resuming.class);
            }
            shell.wake();

            arrived.await();
            shell.close();
        }
    }
}
