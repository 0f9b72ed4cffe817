package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.service.forwards.CloudForwardDesk;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.RuleStore;
import dev.ecsdeck.testing.RealProgram;
import dev.ecsdeck.testing.RealSshd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that people really use, through forwards over the Lab: every byte they get is the server's.
@Tag("lab")
@Timeout(90)
class RealProgramsJourneyTest {
    private static final int OLD = 578;
    private static final int NEW = 1065;
    private static final int BIG = 50 * 1024 * 1024;
    private static final int PAGES = 64;

    @TempDir
    Path folder;

    private final Journey journey;
    private Optional<ForwardService> service = Optional.empty();

    RealProgramsJourneyTest() throws Exception {
        journey = Journey.begin();
    }

    @BeforeEach
    void openService() {
        service = Optional.of(new ForwardService(
                new RuleStore(
                        new AtomicFile(folder.resolve("forwards.json")),
                        journey.workers().clock()),
                () -> new CloudForwardDesk(journey::cloud),
                journey.sessions()::openPort,
                PeerLookup.ofSystem(System.getProperty("os.name")),
                journey.workers()));
    }

    @AfterEach
    void closeAll() {
        service.ifPresent(ForwardService::close);
        journey.close();
    }

    /// A port here that leads to that real port over an agent of that build.
    private int forward(int build, Optional<String> behind, int port) throws Exception {
        return forward(build, behind, port, 0);
    }

    /// With an old agent each new connection takes three seconds, unless channels were opened ahead of it.
    private int warmForward(int build, Optional<String> behind, int port) throws Exception {
        return forward(build, behind, port, build == OLD ? 4 : 0);
    }

    private int forward(int build, Optional<String> behind, int port, int warm) throws Exception {
        Machine machine = journey.lab().machine(build == OLD ? "web-02" : "web-01");
        machine.replaceAgent(build == OLD ? AgentProfile.OLD : AgentProfile.NEW);
        String id = "forward-" + build;
        ForwardService forwards = service.orElseThrow();
        forwards.run(ForwardRule.of(id, id, machine.region(), machine.id(), port)
                .withTargetHost(behind)
                .withWarmChannels(warm));
        return forwards.start(id).port();
    }

    private RealProgram.Ran run(String... command) throws IOException, InterruptedException {
        return RealProgram.run(folder, command).orFail();
    }

    private static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String sha256(Path file) throws Exception {
        return sha256(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {OLD, NEW})
    void curlKeepsAConnectionAndClosesOneWhenAsked(int build) throws Exception {
        String curl = RealServers.need("curl");
        try (RealProgram nginx = RealServers.nginx(folder)) {
            Path page = Files.write(folder.resolve("www/page"), bytes(10_000, build));
            String url = "http://127.0.0.1:" + warmForward(build, Optional.empty(), nginx.port()) + "/page";

            String kept = run(curl, "-sSf", "-w", "%{num_connects}", "-o", "a", "-o", "b", "-o", "c", url, url, url)
                    .text();
            String closed = run(
                            curl,
                            "-sSf",
                            "-H",
                            "Connection: close",
                            "-w",
                            "%{num_connects}",
                            "-o",
                            "d",
                            "-o",
                            "e",
                            url,
                            url)
                    .text();

            assertThat(kept).isEqualTo("100");
            assertThat(closed).isEqualTo("11");
            for (String each : new String[] {"a", "b", "c", "d", "e"}) {
                assertThat(sha256(folder.resolve(each))).isEqualTo(sha256(page));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {OLD, NEW})
    void curlFetchesFiftyMegabytesUnchanged(int build) throws Exception {
        String curl = RealServers.need("curl");
        try (RealProgram nginx = RealServers.nginx(folder)) {
            Path big = Files.write(folder.resolve("www/big"), bytes(BIG, build));
            int port = forward(build, Optional.empty(), nginx.port());

            run(curl, "-sSf", "-o", "got", "http://127.0.0.1:" + port + "/big");

            assertThat(sha256(folder.resolve("got"))).isEqualTo(sha256(big));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {OLD, NEW})
    void sixtyFourRequestsAtOnceGetEachItsOwnPage(int build) throws Exception {
        String curl = RealServers.need("curl");
        try (RealProgram nginx = RealServers.nginx(folder)) {
            for (int i = 1; i <= PAGES; i++) {
                Files.write(folder.resolve("www/page-" + i), bytes(32_768, i));
            }
            int port = forward(build, Optional.empty(), nginx.port());

            String connects = run(
                            curl,
                            "-sSf",
                            "--parallel",
                            "--parallel-immediate",
                            "--parallel-max",
                            Integer.toString(PAGES),
                            "-w",
                            "%{num_connects}",
                            "-o",
                            "got-#1",
                            "http://127.0.0.1:" + port + "/page-[1-" + PAGES + "]")
                    .text();

            assertThat(connects).isEqualTo("1".repeat(PAGES));
            for (int i = 1; i <= PAGES; i++) {
                assertThat(sha256(folder.resolve("got-" + i))).isEqualTo(sha256(bytes(32_768, i)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {OLD, NEW})
    void mariaDbBehindAJumpHostKeepsABlob(int build) throws Exception {
        String mariadb = RealServers.need("mariadb");
        try (RealProgram server = RealServers.mariaDb(folder)) {
            journey.lab().targets().put("db.vpc.internal", 3306, server.port());
            int port = warmForward(build, Optional.of("db.vpc.internal"), 3306);
            byte[] blob = bytes(2 * 1024 * 1024, build);
            Files.writeString(
                    folder.resolve("put.sql"),
                    "create database lab; create table lab.t (b longblob); insert into lab.t values (x'"
                            + HexFormat.of().formatHex(blob) + "');\n");
            String[] client = {
                mariadb,
                "--no-defaults",
                "--skip-ssl",
                "--protocol=tcp",
                "-h",
                "127.0.0.1",
                "-P",
                Integer.toString(port),
                "--max-allowed-packet=64M",
                "-N",
                "-B",
                "-e",
                "source put.sql"
            };

            run(client);
            client[client.length - 1] = "select sha2(b, 256) from lab.t";
            String there = run(client).text().strip();
            client[client.length - 1] = "select hex(b) from lab.t";
            String back = run(client).text().strip();

            assertThat(there).isEqualTo(sha256(blob));
            assertThat(sha256(HexFormat.of().parseHex(back))).isEqualTo(sha256(blob));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {OLD, NEW})
    void redisKeepsAValueAndTakesABenchmark(int build) throws Exception {
        String client = RealServers.need("redis-cli");
        String benchmark = RealServers.need("redis-benchmark");
        try (RealProgram redis = RealServers.redis(folder)) {
            String port = Integer.toString(warmForward(build, Optional.empty(), redis.port()));
            Path value = Files.write(folder.resolve("value"), bytes(1024 * 1024, build));
            run("/bin/sh", "-c", client + " -p " + port + " -x set value <" + value);

            byte[] back = run(client, "-p", port, "--raw", "get", "value").output();
            String told = run(
                            benchmark,
                            "-p",
                            port,
                            "-n",
                            "3000",
                            "-c",
                            "20",
                            "-P",
                            "4",
                            "-t",
                            build == OLD ? "lpush" : "set,get,lpush",
                            "--csv")
                    .text();

            assertThat(sha256(Arrays.copyOf(back, back.length - 1))).isEqualTo(sha256(value));
            assertThat(told).contains("\"LPUSH\",");
            assertThat(run(client, "-p", Integer.toString(redis.port()), "llen", "mylist")
                            .text()
                            .strip())
                    .isEqualTo("3000");
        }
    }

    @Test
    void pgbenchRunsOverBothBuilds() throws Exception {
        String psql = RealServers.need("psql");
        String pgbench = RealServers.need("pgbench");
        try (RealProgram server = RealServers.postgres(folder)) {
            for (int build : new int[] {OLD, NEW}) {
                String port = Integer.toString(warmForward(build, Optional.empty(), server.port()));
                run(pgbench, "-h", "127.0.0.1", "-p", port, "-U", "lab", "-i", "-q", "postgres");
                String told = run(
                                pgbench,
                                "-h",
                                "127.0.0.1",
                                "-p",
                                port,
                                "-U",
                                "lab",
                                "-c",
                                "3",
                                "-j",
                                "3",
                                "-t",
                                "20",
                                "-n",
                                "postgres")
                        .text();
                String copy = "copy (select * from pgbench_accounts order by aid) to stdout";
                byte[] through = run(psql, "-h", "127.0.0.1", "-p", port, "-U", "lab", "-c", copy, "postgres")
                        .output();
                byte[] straight = run(
                                psql,
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(server.port()),
                                "-U",
                                "lab",
                                "-c",
                                copy,
                                "postgres")
                        .output();

                assertThat(told).contains("60/60");
                assertThat(through).hasSizeGreaterThan(5_000_000);
                assertThat(sha256(through)).isEqualTo(sha256(straight));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {OLD, NEW})
    void sshScpAndSftpMoveFilesUnchanged(int build) throws Exception {
        assumeTrue(RealSshd.isInstalled(), "OpenSSH's sshd is not installed");
        RealServers.need("scp");
        Path key = folder.resolve("key");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        Path there = Files.createDirectory(folder.resolve("there"));
        try (RealSshd sshd = RealSshd.start(
                Files.createDirectory(folder.resolve("sshd")),
                Files.readString(folder.resolve("key.pub")).strip())) {
            Path settings = Files.writeString(
                    folder.resolve("config"),
                    """
                    Host lab
                        HostName 127.0.0.1
                        Port %d
                        User %s
                        IdentityFile %s
                        IdentitiesOnly yes
                        BatchMode yes
                        StrictHostKeyChecking accept-new
                        UserKnownHostsFile %s
                    """.formatted(
                                    warmForward(build, Optional.empty(), sshd.port()),
                                    sshd.user(),
                                    key,
                                    folder.resolve("known_hosts")),
                    StandardCharsets.UTF_8);
            String config = settings.toString();
            Path big = Files.write(folder.resolve("big"), bytes(8 * 1024 * 1024, build));
            Files.writeString(
                    folder.resolve("batch"),
                    "put " + big + " " + there.resolve("put") + "\nget " + there.resolve("put") + " "
                            + folder.resolve("got") + "\n");

            String said = run("ssh", "-F", config, "lab", "sha256sum < " + big).text();
            run("scp", "-F", config, big.toString(), "lab:" + there.resolve("copied"));
            run(
                    "scp",
                    "-F",
                    config,
                    "lab:" + there.resolve("copied"),
                    folder.resolve("back").toString());
            run("sftp", "-F", config, "-b", "batch", "lab");

            String wanted = sha256(big);
            assertThat(said).startsWith(wanted);
            assertThat(sha256(there.resolve("copied"))).isEqualTo(wanted);
            assertThat(sha256(folder.resolve("back"))).isEqualTo(wanted);
            assertThat(sha256(there.resolve("put"))).isEqualTo(wanted);
            assertThat(sha256(folder.resolve("got"))).isEqualTo(wanted);
        }
    }
}
