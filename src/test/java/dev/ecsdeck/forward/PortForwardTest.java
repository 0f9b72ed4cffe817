package dev.ecsdeck.forward;

import static dev.ecsdeck.forward.ForwardFixture.receive;
import static dev.ecsdeck.forward.ForwardFixture.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.forward.ConnectionRecord.Outcome;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.LinkPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
class PortForwardTest {
    /// Bytes; more than any system buffers for a socket.
    private static final int ANSWER = 32 * 1024 * 1024;

    private final ForwardFixture bench = new ForwardFixture(0);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void eachConnectionHasALinkOfItsOwn() throws Exception {
        Socket first = bench.connect();
        send(first, "one");
        Link firstTarget = bench.target();
        Socket second = bench.connect();
        send(second, "two");
        Link secondTarget = bench.target();

        assertThat(receive(firstTarget, 3)).isEqualTo("one");
        assertThat(receive(secondTarget, 3)).isEqualTo("two");
        send(secondTarget, "second");
        send(firstTarget, "first");
        assertThat(receive(first, 5)).isEqualTo("first");
        assertThat(receive(second, 6)).isEqualTo("second");
    }

    @Test
    void targetThatSpeaksFirstIsHeardBeforeTheLocalSideSaysAnything() throws Exception {
        Socket local = bench.connect();

        send(bench.target(), "SSH-2.0");

        assertThat(receive(local, 7)).isEqualTo("SSH-2.0");
    }

    @Test
    void halfClosedRequestStillGetsItsWholeAnswer() throws Exception {
        Socket local = bench.connect();
        send(local, "request");
        local.shutdownOutput();
        Link target = bench.target();

        assertThat(receive(target, 99)).isEqualTo("request");
        send(target, "part one, ");
        assertThat(receive(local, 10)).isEqualTo("part one, ");
        bench.workers.advance(Duration.ofSeconds(4));
        send(target, "part two");
        assertThat(receive(local, 8)).isEqualTo("part two");
        target.closeOutput();
        assertThat(local.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void slowReaderThatHasSentAllStillGetsItsWholeAnswer() throws Exception {
        Socket local = bench.connect();
        local.shutdownOutput();
        Link target = bench.target();
        assertThat(receive(target, 1)).isEmpty();
        AtomicLong written = answer(target);
        await().during(Duration.ofMillis(300)).until(() -> written.get() < 20L * 1024 * 1024);

        bench.workers.advance(ForwardPlan.LINGER.multipliedBy(3));

        await().during(Duration.ofMillis(300))
                .until(() -> bench.forward.status().open() == 1);
        assertThat(local.getInputStream().readAllBytes()).hasSize(ANSWER);
    }

    @Test
    void silentTargetIsLeftWhenTheLocalSideHasEndedAndTheLingerTimeIsOver() throws Exception {
        Socket local = bench.connect();
        local.shutdownOutput();
        Link target = bench.target();
        assertThat(receive(target, 1)).isEmpty();

        settle();

        assertThat(local.getInputStream().read()).isEqualTo(-1);
        assertThat(bench.forward.log())
                .singleElement()
                .extracting(ConnectionRecord::outcome)
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void theTargetsEndReachesTheLocalSideAtOnce() throws Exception {
        Socket local = bench.connect();
        Link target = bench.target();

        send(target, "bye");
        target.closeOutput();

        assertThat(receive(local, 99)).isEqualTo("bye");
    }

    @Test
    void descriptorIsFreeAfterTheTargetsEndEvenIfTheLocalSideNeverCloses() throws Exception {
        Socket local = bench.connect();
        bench.target().closeOutput();
        assertThat(local.getInputStream().read()).isEqualTo(-1);

        bench.workers.advance(ForwardPlan.LINGER.plusMillis(1));

        await().until(() -> bench.forward.status().open() == 0);
    }

    @Test
    void brokenLinkEndsAsATcpErrorAndTheNextConnectionWorks() throws Exception {
        Socket local = bench.connect();
        LinkPair pair = bench.targets.poll(10, TimeUnit.SECONDS);
        send(local, "x");
        assertThat(receive(pair.right(), 1)).isEqualTo("x");

        pair.breakOff(new IOException("gone"));

        assertThatThrownBy(() -> local.getInputStream().read()).isInstanceOf(SocketException.class);
        Socket next = bench.connect();
        send(bench.target(), "hello");
        assertThat(receive(next, 5)).isEqualTo("hello");
    }

    @Test
    void localProgramThatBreaksOffClosesItsLink() throws Exception {
        Socket local = bench.connect();
        Link target = bench.target();
        local.setSoLinger(true, 0);
        local.close();

        assertThat(receive(target, 1)).isEmpty();
        await().until(() -> bench.forward.status().open() == 0);
    }

    @Test
    void targetThatDoesNotReadMakesTheLocalSideWait() throws Exception {
        Socket local = bench.connect();
        Link target = bench.target();
        AtomicLong written = new AtomicLong();
        Thread writer = bench.workers.start("writer", () -> {
            byte[] block = new byte[64 * 1024];
            try {
                for (int i = 0; i < 1_024; i++) {
                    local.getOutputStream().write(block);
                    written.addAndGet(block.length);
                }
                local.shutdownOutput();
            } catch (IOException cut) {
                written.set(-1);
            }
        });
        await().during(Duration.ofMillis(300)).until(() -> written.get() < 20L * 1024 * 1024);

        long read = 0;
        byte[] block = new byte[64 * 1024];
        for (int count = target.read(block, 0, block.length); count >= 0; count = target.read(block, 0, block.length)) {
            read += count;
        }

        writer.join();
        assertThat(read).isEqualTo(64L * 1024 * 1024);
    }

    @Test
    void localSideThatDoesNotReadMakesTheTargetWait() throws Exception {
        Socket local = bench.connect();
        Link target = bench.target();
        AtomicLong written = answer(target);
        await().during(Duration.ofMillis(300)).until(() -> written.get() < 20L * 1024 * 1024);

        assertThat(local.getInputStream().readAllBytes()).hasSize(ANSWER);
    }

    /// Sends a long answer and ends, on a thread of its own.
    ///
    /// @return how many bytes have been taken; -1 once it was cut off
    private AtomicLong answer(Link target) {
        AtomicLong written = new AtomicLong();
        bench.workers.start("answer", () -> {
            byte[] block = new byte[64 * 1024];
            try {
                for (int sent = 0; sent < ANSWER; sent += block.length) {
                    target.write(block, 0, block.length);
                    written.addAndGet(block.length);
                }
                target.closeOutput();
            } catch (IOException cut) {
                written.set(-1);
            }
        });
        return written;
    }

    @Test
    void thousandConnectionsAtOnceHold() throws Exception {
        List<Socket> locals = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            locals.add(bench.connect());
        }
        List<Link> targets = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            targets.add(bench.target());
        }

        await().until(() -> bench.forward.status().open() == 1_000);
        for (Link target : targets) {
            send(target, "ok");
        }
        for (Socket local : locals) {
            assertThat(receive(local, 2)).isEqualTo("ok");
        }
        await().until(() -> bench.forward.status().bytesDown() == 2_000);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noDescriptorIsLeftBehind() throws Exception {
        bench.connect().close();
        bench.target();
        settle();
        long before = descriptors();

        for (int i = 0; i < 200; i++) {
            try (Socket local = bench.connect()) {
                Link target = bench.target();
                send(local, "x");
                if (i % 2 == 0) {
                    target.closeOutput();
                    assertThat(local.getInputStream().read()).isEqualTo(-1);
                }
            }
        }
        settle();
        await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(before + 5));
    }

    /// Lets time pass until nothing is open.
    private void settle() {
        await().until(() -> {
            bench.workers.advance(ForwardPlan.LINGER);
            return bench.forward.status().open() + bench.forward.status().waiting() == 0;
        });
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    @Test
    void closingEndsEveryConnectionAndFreesThePort() throws Exception {
        Socket local = bench.connect();
        Link target = bench.target();

        bench.forward.close();
        bench.forward.close();

        assertThatThrownBy(() -> local.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThat(receive(target, 1)).isEmpty();
        assertThat(bench.forward.status().state()).isEqualTo(new ForwardState.Stopped());
        // Whoever may have the port by now, it is not this forward.
        try (Socket other = new Socket(InetAddress.getLoopbackAddress(), bench.port)) {
            other.setSoTimeout(1_000);
            assertThat(other.getInputStream().read()).isNotNegative();
        } catch (IOException refusedOrSilent) {
            assertThat(bench.forward.log()).hasSize(1);
        }
    }

    @Test
    void takenPortIsAProblem() {
        ForwardPlan same = new ForwardPlan("same", InetAddress.getLoopbackAddress(), bench.port, 0, ForwardPlan.LINGER);
        LinkOpener unused = new LinkOpener() {
            @Override
            public Link open(SessionChoice session) {
                return new LinkPair().left();
            }

            @Override
            public Duration warmLife() {
                return Duration.ZERO;
            }
        };

        try (PortForward second = new PortForward(same, unused, AccessPolicy.OPEN, bench.workers, () -> {})) {
            assertThatThrownBy(second::start)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(ProblemException.class))
                    .extracting(ProblemException::problem)
                    .isEqualTo(new Problem.PortTaken("127.0.0.1", bench.port, ""));
        }
    }

    @Test
    void refusedCallerIsResetAndShownAndCostsNoLink() throws Exception {
        Problem refusal = new Problem.CallerRefused(Problem.Caller.OTHER_USER, "bob");
        AccessPolicy nobody = (_, _) -> new AccessPolicy.Decision("bob", Optional.of(refusal));
        try (ForwardFixture guarded = new ForwardFixture(0, nobody)) {
            Socket local = guarded.connect();

            assertThatThrownBy(() -> local.getInputStream().read()).isInstanceOf(SocketException.class);
            await().until(() -> guarded.forward.status().refused() == 1);
            assertThat(guarded.openings()).isZero();
            assertThat(guarded.forward.status().lastFault())
                    .map(ForwardStatus.Fault::problem)
                    .contains(refusal);
            assertThat(guarded.forward.log()).singleElement().satisfies(line -> {
                assertThat(line.caller()).isEqualTo("bob");
                assertThat(line.outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(line.problem()).contains(refusal);
            });
        }
    }

    @Test
    void openConnectionsAreNamedAfterAWhileAllAtOnce() throws Exception {
        AtomicInteger searches = new AtomicInteger();
        AccessPolicy names = new AccessPolicy() {
            @Override
            public Decision decide(InetSocketAddress caller, InetSocketAddress listener) {
                return new Decision("127.0.0.1:" + caller.getPort(), Optional.empty());
            }

            @Override
            public Map<InetSocketAddress, String> callers(Set<InetSocketAddress> far, InetSocketAddress listener) {
                searches.incrementAndGet();
                return far.stream().collect(Collectors.toMap(caller -> caller, _ -> "/usr/bin/mysql (7)"));
            }
        };
        try (ForwardFixture named = new ForwardFixture(0, names)) {
            named.connect();
            named.connect();
            await().until(() -> named.forward.status().open() == 2);
            assertThat(named.forward.log()).allMatch(line -> line.caller().startsWith("127.0.0.1:"));

            named.workers.advance(Duration.ofSeconds(1));

            await().until(() ->
                    named.forward.log().stream().allMatch(line -> line.caller().equals("/usr/bin/mysql (7)")));
            assertThat(searches).hasValue(1);
        }
    }

    @Test
    void logKeepsTheLastTwoHundred() throws Exception {
        for (int i = 0; i < 205; i++) {
            try (Socket local = bench.connect()) {
                bench.target().closeOutput();
                assertThat(local.getInputStream().read()).isEqualTo(-1);
            }
        }

        await().until(() -> bench.forward.status().open() == 0);
        assertThat(bench.forward.log())
                .hasSize(200)
                .last()
                .extracting(ConnectionRecord::number)
                .isEqualTo(205L);
    }
}
