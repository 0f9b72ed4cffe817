package dev.ecsdeck.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.app.CliRun.Result;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.target.LabServices;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `portforward` against the Lab.
@Tag("lab")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardJourneyTest {
    private static final Pattern FIRST_LINES =
            Pattern.compile("Port forwarding for SessionId: (s-[A-Za-z0-9-]+), local port (\\d+), remote port (\\d+)\\R"
                    + "Waiting for connections\\.\\.\\.\\R");

    @TempDir
    private static Path home;

    private Lab lab;

    @BeforeAll
    void startLab() throws IOException {
        lab = Lab.start(LabSettings.fast());
    }

    @AfterAll
    void stopLab() {
        lab.close();
    }

    /// A forward that runs until it is closed.
    private final class Running implements AutoCloseable {
        final CliRun cli = CliRun.in(home, lab);
        final CompletableFuture<Result> result = new CompletableFuture<>();
        final String session;
        final int port;
        final String remote;

        Running(String... more) {
            String[] arguments = new String[more.length + 1];
            arguments[0] = "portforward";
            System.arraycopy(more, 0, arguments, 1, more.length);
            Thread.ofVirtual().start(() -> result.complete(cli.run(arguments)));
            await().until(() ->
                    result.isDone() || FIRST_LINES.matcher(cli.shown()).lookingAt());
            Matcher lines = FIRST_LINES.matcher(cli.shown());
            assertThat(lines.lookingAt()).as(cli.complained()).isTrue();
            session = lines.group(1);
            port = Integer.parseInt(lines.group(2));
            remote = lines.group(3);
        }

        String ask(String request, int length) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(request.getBytes(US_ASCII));
                InputStream in = socket.getInputStream();
                return new String(length == 0 ? in.readAllBytes() : in.readNBytes(length), US_ASCII);
            }
        }

        Result stop() throws Exception {
            cli.interrupt();
            return result.get(20, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            cli.interrupt();
        }
    }

    @Test
    void theInstancesPageIsReadByteForByteUntilInterrupted() throws Exception {
        String request = "GET / HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n";
        String direct;
        InetSocketAddress real = lab.targets().resolve(lab.machine("web-01"), Optional.empty(), 80);
        try (Socket socket = new Socket(real.getAddress(), real.getPort())) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            direct = new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
        try (Running forward = new Running("-i", "web-01", "-r", "80", "-l", "0")) {
            assertThat(forward.remote).isEqualTo("80");
            assertThat(withoutDate(forward.ask(request, 0)))
                    .startsWith("HTTP/1.1 200")
                    .isEqualTo(withoutDate(direct));
            await().untilAsserted(() -> assertThat(forward.cli.shown()).contains("Connection 1 from "));

            Result result = forward.stop();

            assertThat(result.status()).isEqualTo(130);
            assertThat(result.err()).isEmpty();
            assertThat(lab.sessions().all())
                    .filteredOn(session -> session.id().equals(forward.session))
                    .singleElement()
                    .matches(session -> session.isEnded());
        }
    }

    private static String withoutDate(String reply) {
        return reply.replaceAll("Date: .*", "");
    }

    @Test
    void aHostBehindTheInstanceGreetsThroughAWarmChannel() throws Exception {
        try (Running forward = new Running(
                "-i", "web-02", "-r", LabServices.DATABASE + ":3306", "--warm", "1", "--idle-timeout", "60")) {
            assertThat(forward.remote).isEqualTo("3306");
            assertThat(forward.ask("", 15)).endsWith("8.0.36-lab");
        }
    }

    @Test
    void aClosedPortFailsTheConnectionAndNotTheForward() throws Exception {
        try (Running forward = new Running("-i", "web-01", "-r", "81")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), forward.port)) {
                socket.getOutputStream().write('x');
                await().untilAsserted(() -> assertThat(forward.cli.complained()).contains("Connection 1 "));
            }
            assertThat(forward.result).isNotDone();
            assertThat(forward.cli.complained().lines()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aPortInUseIsNamedAndNoSessionIsBegun() throws Exception {
        int before = lab.sessions().all().size();
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            Result result = CliRun.in(home, lab).run("portforward", "-i", "web-01", "-r", "80", "-l", port);

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains(port).doesNotContain("\tat ");
        }
        assertThat(lab.sessions().all()).hasSize(before);
    }

    @Test
    void anInstanceThatDoesNotRunIsStatusFive() {
        Result result = CliRun.in(home, lab).run("portforward", "-i", "stage-db-01", "-r", "80");

        assertThat(result.status()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"portforward, --remote-port, 80", "ssh, --port, 22", "session, --idle-timeout, 60"})
    void anIdWithItsRegionThatDoesNotRunIsSaidBeforeASessionIsBegun(String command, String flag, String value) {
        Machine stopped = lab.machine("stage-db-01");
        int before = lab.sessions().all().size();

        Result result = CliRun.in(home, lab)
                .run(
                        command,
                        "-i",
                        stopped.id().value(),
                        "--region",
                        stopped.region().value(),
                        flag,
                        value);

        assertThat(result.status()).as(result.err()).isEqualTo(5);
        assertThat(result.err()).isNotBlank();
        assertThat(lab.sessions().all()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "-r, 0",
        "-r, 65536",
        "-r, 99999999999",
        "-r, db.internal",
        "-r, db.internal:x",
        "-l, -1",
        "-l, 65536",
        "--warm, 9",
        "--warm, -1",
        "--idle-timeout, 59",
        "--connection-type, Both"
    })
    void whatCannotBeMeantIsSaidBeforeTheCloudIsAsked(String option, String value) {
        Result result = option.equals("-r")
                ? new CliRun(home).run("portforward", "-i", "web-01", option, value)
                : new CliRun(home).run("portforward", "-i", "web-01", "-r", "80", option, value);

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(value);
    }

    @Test
    void whereToMustBeSaid() {
        assertThat(new CliRun(home).run("portforward", "-r", "80").status()).isEqualTo(2);
        assertThat(new CliRun(home).run("portforward", "-i", "web-01").err()).contains("--remote-port");
    }
}
