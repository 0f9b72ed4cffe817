package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.testing.RealProgram;
import dev.ecsdeck.testing.RealSshd;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real programs go on through forwards while the gateway does everything wrong that it can: what is interrupted ends
/// with an error, the next try works, and nothing wrong is ever taken for the answer.
@Tag("lab")
@Timeout(180)
class ForwardStormTest {
    private static final int OLD = 578;
    private static final int NEW = 1065;
    private static final int PIECE = 4096;
    private static final byte[] CONTENT = new byte[256 * 1024];
    private static final String HASH;

    static {
        new Random(42).nextBytes(CONTENT);
        try {
            HASH = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @TempDir
    Path folder;

    private final Journey journey;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Throwable> wrong = new CopyOnWriteArrayList<>();
    private final ReadWriteLock calm = new ReentrantReadWriteLock();

    ForwardStormTest() throws Exception {
        journey = Journey.begin();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        journey.close();
    }

    private JourneyForwards forwards() {
        JourneyForwards forwards = new JourneyForwards(journey, journey.workers(), folder);
        open.add(forwards);
        return forwards;
    }

    private Path scratch(String name) throws IOException {
        // PostgreSQL runs as another user where root runs this.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.createDirectory(folder.resolve(name));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /// Keeps the programs going, and lets each come through once after every blow.
    private void weather(JourneyForwards forwards, int blows, List<StormProgram> programs) {
        Storm storm = new Storm(journey.lab().faults().everywhere(), calm.writeLock());
        List<Thread> running = programs.stream()
                .map(program -> journey.workers().start("storm-" + program, () -> program.goOn(wrong::add)))
                .toList();
        try {
            for (int turn = 0; turn < blows; turn++) {
                // In the midst of a run of each.
                for (StormProgram program : programs) {
                    Patience.until(program::toString, program::isRunning);
                }
                Patience.pause(Duration.ofMillis(50));
                storm.blow(turn);
                forwards.wake();
                for (StormProgram program : programs) {
                    int before = program.begun();
                    Patience.until(
                            () -> program + " comes through after " + storm + ": " + program.lastError() + wrong
                                    + forwards.log(),
                            () -> program.completedSince(before) || !wrong.isEmpty());
                }
            }
        } finally {
            programs.forEach(StormProgram::stop);
            running.forEach(ForwardStormTest::join);
        }
        assertThat(wrong).as("%s", storm).isEmpty();
        assertThat(storm.broken()).as("sockets that broke in %s", storm).isPositive();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private StormProgram curl(int port) throws IOException {
        String curl = RealServers.need("curl");
        Path got = folder.resolve("got");
        String url = "http://127.0.0.1:" + port + "/big";
        return new StormProgram(
                "curl",
                folder,
                () -> sha256(Files.readAllBytes(got)).equals(HASH),
                _ -> true,
                curl,
                "-sSf",
                "--max-time",
                "20",
                "-o",
                got.toString(),
                url);
    }

    private StormProgram redis(int port) throws IOException {
        return new StormProgram(
                "redis-cli",
                folder,
                () -> true,
                output -> sha256(Arrays.copyOf(output, Math.max(0, output.length - 1)))
                        .equals(HASH),
                RealServers.need("redis-cli"),
                "-p",
                Integer.toString(port),
                "--raw",
                "get",
                "value");
    }

    private RealProgram nginx() throws Exception {
        Path root = scratch("nginx");
        RealProgram nginx = RealServers.nginx(root);
        open.add(nginx);
        Files.write(root.resolve("www/big"), CONTENT);
        return nginx;
    }

    private RealProgram redisServer() throws Exception {
        RealProgram redis = RealServers.redis(scratch("redis"));
        open.add(redis);
        Path value = Files.write(folder.resolve("value"), CONTENT);
        RealProgram.run(folder, "/bin/sh", "-c", "redis-cli -p " + redis.port() + " -x set value <" + value)
                .orFail();
        return redis;
    }

    @Test
    void curlAndRedisComeThroughOverAnOldAgent() throws Exception {
        RealServers.need("redis-cli");
        RealProgram nginx = nginx();
        RealProgram redis = redisServer();
        JourneyForwards forwards = forwards();

        weather(
                forwards,
                3,
                List.of(
                        curl(forwards.open(OLD, "web", nginx.port())),
                        redis(forwards.open(OLD, "cache", redis.port()))));
    }

    @Test
    void everyProgramComesThroughOverANewAgent() throws Exception {
        List<StormProgram> programs = new ArrayList<>();
        JourneyForwards forwards = forwards();
        if (RealProgram.find("nginx").isPresent()) {
            programs.add(curl(forwards.open(NEW, "web", nginx().port())));
        }
        if (RealProgram.find("redis-cli").isPresent()) {
            programs.add(redis(forwards.open(NEW, "cache", redisServer().port())));
        }
        if (RealProgram.find("pgbench").isPresent()) {
            programs.add(pgbench(forwards));
        }
        if (RealProgram.find("mariadbd").isPresent()) {
            programs.add(mariaDb(forwards));
        }
        if (RealSshd.isInstalled()) {
            programs.add(ssh(forwards));
        }
        assumeTrue(!programs.isEmpty(), "none of nginx, redis, pgbench, mariadbd and sshd is installed");

        weather(forwards, 7, programs);
    }

    private StormProgram pgbench(JourneyForwards forwards) throws Exception {
        RealProgram server = RealServers.postgres(scratch("postgres"));
        open.add(server);
        String pgbench = RealServers.need("pgbench");
        RealProgram.run(
                        folder,
                        pgbench,
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(server.port()),
                        "-U",
                        "lab",
                        "-i",
                        "-q",
                        "postgres")
                .orFail();
        int port = forwards.open(NEW, "shop", server.port());
        return new StormProgram(
                "pgbench",
                folder,
                () -> true,
                output -> new String(output, StandardCharsets.UTF_8).contains("20/20"),
                pgbench,
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                "lab",
                "-c",
                "2",
                "-t",
                "10",
                "-n",
                "postgres");
    }

    private StormProgram mariaDb(JourneyForwards forwards) throws Exception {
        RealProgram server = RealServers.mariaDb(scratch("mariadb"));
        open.add(server);
        String[] client = {
            RealServers.need("mariadb"),
            "--no-defaults",
            "--skip-ssl",
            "--protocol=tcp",
            "-h",
            "127.0.0.1",
            "-P",
            Integer.toString(server.port()),
            "--max-allowed-packet=64M",
            "-N",
            "-B",
            "-e",
            "source put.sql"
        };
        Files.writeString(
                folder.resolve("put.sql"),
                "create database lab; create table lab.t (b longblob); insert into lab.t values (x'"
                        + HexFormat.of().formatHex(CONTENT) + "');\n");
        RealProgram.run(folder, client).orFail();
        String[] through = client.clone();
        through[7] = Integer.toString(forwards.open(NEW, "orders", server.port()));
        through[client.length - 1] = "select hex(b) from lab.t";
        return new StormProgram(
                "mariadb",
                folder,
                () -> true,
                output -> sha256(HexFormat.of().parseHex(new String(output, StandardCharsets.US_ASCII).strip()))
                        .equals(HASH),
                through);
    }

    private StormProgram ssh(JourneyForwards forwards) throws Exception {
        Path home = scratch("sshd");
        Path key = home.resolve("key");
        RealProgram.run(folder, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .orFail();
        RealSshd sshd =
                RealSshd.start(home, Files.readString(home.resolve("key.pub")).strip());
        open.add(sshd);
        Path content = Files.write(home.resolve("content"), CONTENT);
        int port = forwards.open(NEW, "login", sshd.port());
        return new StormProgram(
                "ssh",
                folder,
                () -> true,
                output -> sha256(output).equals(HASH),
                "ssh",
                "-F",
                "none",
                "-i",
                key.toString(),
                "-p",
                Integer.toString(port),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "LogLevel=ERROR",
                "-o",
                "UserKnownHostsFile=/dev/null",
                sshd.user() + "@127.0.0.1",
                "cat " + content);
    }

    /// A channel's very first message is the one whose loss nothing tells: it must come through.
    @Test
    void whatReachesAReaderIsAlwaysTheBeginningAndItsEndComesLast() throws Exception {
        ServerSocket target = JourneyForwards.target(journey.workers(), connection -> {
            if (connection.getInputStream().read() >= 0) {
                connection.getOutputStream().write(CONTENT, 0, 1);
            }
            if (connection.getInputStream().read() >= 0) {
                sendSlowly(connection.getOutputStream());
            }
        });
        open.add(target);
        JourneyForwards forwards = forwards();
        int port = forwards.open(NEW, "stream", target.getLocalPort());

        weather(forwards, 8, List.of(new StormProgram("reader", () -> readsAll(port))));
    }

    /// For as long as a storm blows.
    private static void sendSlowly(OutputStream out) throws IOException {
        for (int sent = 1; sent < CONTENT.length; sent += PIECE) {
            out.write(CONTENT, sent, Math.min(PIECE, CONTENT.length - sent));
            Patience.pause(Duration.ofMillis(6));
        }
    }

    /// A connection on which the first byte has come, in calm weather.
    private Socket greeted(int port) throws IOException {
        calm.readLock().lock();
        Socket local = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        try {
            local.getOutputStream().write('a');
            if (local.getInputStream().read() != (CONTENT[0] & 0xFF)) {
                throw new AssertionError("another first byte");
            }
            local.getOutputStream().write('b');
            return local;
        } catch (IOException reset) {
            local.close();
            throw reset;
        } finally {
            calm.readLock().unlock();
        }
    }

    /// Nothing but the end tells this reader that it has everything.
    ///
    /// @return false if it was interrupted
    private boolean readsAll(int port) throws Exception {
        int got = 1;
        try (Socket local = greeted(port)) {
            byte[] buffer = new byte[16 * 1024];
            for (int count = 0; count >= 0; count = local.getInputStream().read(buffer)) {
                if (!Arrays.equals(buffer, 0, count, CONTENT, got, Math.min(CONTENT.length, got + count))) {
                    throw new AssertionError("other bytes than were sent, after " + got);
                }
                got += count;
            }
        } catch (IOException reset) {
            return false;
        }
        if (got < CONTENT.length) {
            throw new AssertionError("ended in order after " + got + " of " + CONTENT.length);
        }
        return true;
    }
}
