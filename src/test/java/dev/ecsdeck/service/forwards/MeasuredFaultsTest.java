package dev.ecsdeck.service.forwards;

import static dev.ecsdeck.service.forwards.LabForwards.exchange;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.gateway.LabSession;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.RushedWorkers;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What the published command line was measured to get wrong goes right, with agents of both builds. Servers that
/// greet make the old build ready at once; those that wait for the client show that nothing is lost meanwhile.
@Tag("lab")
@Timeout(90)
class MeasuredFaultsTest {
    private final Path directory;
    private LabForwards bench;

    MeasuredFaultsTest(@TempDir Path directory) {
        this.directory = directory;
        this.bench = new LabForwards(directory, real -> real);
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    /// For the program's own waits to go by fast.
    private void rush() throws Exception {
        bench.close();
        bench = new LabForwards(directory, real -> new RushedWorkers(real, 20));
    }

    /// For no wait of the program to end at all.
    private void stopTheClock() throws Exception {
        bench.close();
        bench = new LabForwards(directory, _ -> new ManualWorkers());
    }

    private static void greetAndEcho(Socket connection) throws IOException {
        connection.getOutputStream().write('!');
        LabForwards.echo(connection);
    }

    private Socket greeted(HostAndPort at) throws IOException {
        Socket local = bench.connect(at);
        assertThat(local.getInputStream().read()).isEqualTo('!');
        return local;
    }

    private HostAndPort greeting(int build) throws Exception {
        return bench.forward(bench.machine(build), bench.server(MeasuredFaultsTest::greetAndEcho));
    }

    @Test
    void firstByteIsSentWithoutAWaitToANewAgent() throws Exception {
        stopTheClock();
        HostAndPort at = bench.forward(bench.machine(1065), bench.server(LabForwards::echo));

        assertThat(exchange(bench.connect(at), "hello")).isEqualTo("hello".getBytes(US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void keystrokesDoNotWaitForThePace(int build) throws Exception {
        stopTheClock();
        // Without a word about the pace both sides keep to that of the published ones.
        bench.lab.settings().change(now -> now.withPacing(new LabSettings.Pacing(200_000, 0, 0)));
        Socket local = greeted(greeting(build));

        for (char key : "echo one key after the other".toCharArray()) {
            assertThat(exchange(local, "" + key)).containsExactly(key);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void halfClosedRequestGetsItsAnswer(int build) throws Exception {
        CountDownLatch halfClosed = new CountDownLatch(1);
        int port = bench.server(connection -> {
            connection.getOutputStream().write('!');
            byte[] request = connection.getInputStream().readNBytes(7);
            try {
                halfClosed.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            connection.getOutputStream().write(request);
            connection.getOutputStream().write(" answered".getBytes(US_ASCII));
        });
        Socket local = greeted(bench.forward(bench.machine(build), port));
        local.getOutputStream().write("request".getBytes(US_ASCII));
        local.shutdownOutput();
        halfClosed.countDown();

        assertThat(new String(local.getInputStream().readNBytes(16), US_ASCII)).isEqualTo("request answered");
    }

    @Test
    void targetsEndIsPassedOnAtOnceWithANewAgent() throws Exception {
        stopTheClock();
        int port = bench.server(connection -> connection.getOutputStream().write("bye".getBytes(US_ASCII)));
        InputStream in = bench.connect(bench.forward(bench.machine(1065), port)).getInputStream();

        assertThat(new String(in.readAllBytes(), US_ASCII)).isEqualTo("bye");
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    @EnabledOnOs(OS.LINUX)
    void targetsThatCloseFirstLeaveNoConnectionAndNoDescriptorBehind(int build) throws Exception {
        rush();
        int port = bench.server(connection -> connection.getOutputStream().write('!'));
        HostAndPort at = bench.forward(bench.machine(build), port);
        leaveAfterGreeting(at, 2);
        long before = descriptors();

        leaveAfterGreeting(at, 30);

        await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(before + 8));
    }

    private void leaveAfterGreeting(HostAndPort at, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            greeted(at).close();
        }
        await().until(() -> bench.status().open() == 0);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void noChannelServesASecondConnection(int build) throws Exception {
        AtomicInteger dialled = new AtomicInteger();
        int port = bench.server(connection -> {
            dialled.incrementAndGet();
            greetAndEcho(connection);
        });
        HostAndPort at = bench.forward(bench.machine(build), port);

        for (int i = 1; i <= 3; i++) {
            Socket local = greeted(at);
            assertThat(exchange(local, "mine")).isEqualTo("mine".getBytes(US_ASCII));
            local.close();
            assertThat(dialled).hasValue(i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void refusalsWordsNeverGetIntoTheStream(int build) throws Exception {
        Machine machine = bench.machine(build);
        int port = bench.server(LabForwards::echo);
        bench.lab.targets().putService(machine, port, 0);
        Socket local = bench.connect(bench.forward(machine, port));

        assertThatThrownBy(() ->
                        assertThat(local.getInputStream().read()).as("a byte").isNegative())
                .isInstanceOf(IOException.class);
        await().until(() -> bench.status().lastFault().isPresent());
        assertThat(bench.status().lastFault().orElseThrow().problem()).isInstanceOf(Problem.SessionEnded.class);
        assertThat(bench.status().bytesDown()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void streamLimitBelowWhatTheProtocolAllowsOnlySlowsDown(int build) throws Exception {
        bench.lab.settings().change(now -> now.withPacing(new LabSettings.Pacing(0, 8_000, 0)));

        assertThat(exchange(greeted(greeting(build)), "slow")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void theClientMaySpeakFirstAndSendAtOnce(int build) throws Exception {
        Machine machine = bench.machine(build);
        ForwardRule target =
                ForwardRule.of("ssh", "ssh", machine.region(), machine.id(), bench.server(LabForwards::echo));
        try (Link link = bench.links.connect(target)) {
            byte[] first = "the client speaks first".getBytes(US_ASCII);
            link.write(first, 0, first.length);

            byte[] got = new byte[first.length];
            int done = 0;
            while (done < got.length) {
                int count = link.read(got, done, got.length - done);
                assertThat(count).isPositive();
                done += count;
            }
            assertThat(got).isEqualTo(first);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nobodyElseOnTheNetworkFindsThePort() throws Exception {
        HostAndPort at = greeting(1065);

        // A listener on every interface would hold this one, too.
        new ServerSocket(at.port(), 1, InetAddress.ofLiteral("127.0.0.2")).close();
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress other : others) {
            assertThatThrownBy(() -> new Socket(other, at.port()).close())
                    .as("%s", other)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void noSecretGetsIntoTheLogWhateverHappens() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        root.addAppender(seen);
        root.setLevel(Level.TRACE);
        try {
            HostAndPort at = greeting(1065);
            exchange(greeted(at), "hello");
            bench.lab.faults().everywhere().strike(Strike.ABRUPT);
            bench.lab.faults().everywhere().expireUrls();
            bench.connect(at);
            await().until(() -> bench.status().lastFault().isPresent());
            // With the cloud gone sessions cannot be ended, which is logged.
            bench.lab.close();
            bench.service.stop("test");
        } finally {
            root.setLevel(before);
            root.detachAppender(seen);
        }

        String log = List.copyOf(seen.list).stream()
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .collect(Collectors.joining("\n"));
        assertThat(bench.lab.sessions().all()).isNotEmpty();
        for (LabSession session : bench.lab.sessions().all()) {
            assertThat(log)
                    .doesNotContain(session.token())
                    .doesNotContain(session.url().getRawQuery());
        }
        assertThat(log).doesNotContain(bench.lab.credentials().accessKeySecret());
    }
}
