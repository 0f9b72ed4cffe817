package dev.ecsdeck.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.app.CliRun.Result;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.fleet.SessionSpec;
import dev.ecsdeck.lab.gateway.LabSession;
import dev.ecsdeck.lab.target.LabServices;
import dev.ecsdeck.testing.RealSshd;
import dev.ecsdeck.text.Messages;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `ssh` and `send_public_key` against the Lab, by themselves and under the system's own OpenSSH.
@Tag("lab")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SshJourneyTest {
    private static final String LINE =
            "ssh-ed25519 " + "AAAAC3NzaC1lZDI1NTE5AAAAIJdD7y3aLq454yWBdwLWbieU1ebz9/cu7/QEXn9OIeZJ";

    @TempDir
    private static Path home;

    private Lab lab;

    @BeforeAll
    void startLab() throws IOException {
        lab = Lab.start(LabSettings.fast());
        int database = lab.targets()
                .resolve(lab.machine("web-01"), Optional.of(LabServices.DATABASE), 3306)
                .getPort();
        lab.targets().putService(lab.machine("web-01"), 3306, database);
        lab.targets().putService(lab.machine("web-02"), 22, 0);
    }

    @AfterAll
    void stopLab() {
        lab.close();
    }

    private CliRun cli() {
        return CliRun.in(home, lab);
    }

    private Machine machine(String name) {
        return lab.machine(name);
    }

    private long live() {
        return lab.sessions().all().stream()
                .filter(session -> !session.isEnded())
                .count();
    }

    @Test
    void theAnswerComesWholeAfterTheInputHasEnded() {
        long before = live();

        Result result = cli().typing("GET / HTTP/1.0\r\n\r\n").run("ssh", "-i", "web-01", "--port", "80");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("HTTP/1.").contains("</html>");
        assertThat(result.err()).isEmpty();
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void theTargetSpeaksFirstAndItsEndIsOursWithTheInputStillOpen() throws IOException {
        try (PipedOutputStream typing = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(typing)) {
            typing.write(new byte[] {1, 0, 0, 1, 0}); // a login that the database refuses, and hangs up
            typing.flush();

            Result result = cli().reading(input).run("ssh", "-i", "web-01", "--port", "3306");

            assertThat(result.status()).as(result.err()).isZero();
            assertThat(result.out()).contains("8.0.36-lab", "only greets");
        }
    }

    @Test
    void aSessionBegunElsewhereIsUsedAndLeftAlone() {
        LabSession theirs = lab.sessions()
                .open(new SessionSpec(
                        machine("web-01"),
                        OptionalInt.of(80),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));

        Result result = cli().typing("GET / HTTP/1.0\r\n\r\n")
                .run("ssh", "-u", theirs.url().toString());

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("</html>");
        assertThat(theirs.isEnded()).isFalse();
        lab.sessions().end(theirs.id());
    }

    @Test
    void aClosedPortIsASentenceAndNothingOnTheStream() {
        long before = live();

        Result result = cli().typing("x").run("ssh", "-i", "web-02");

        assertThat(result.status()).isNotZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isNotBlank().doesNotContain("\tat ");
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void whatCannotBeMeantIsStatusTwo() {
        assertThat(cli().run("ssh").status()).isEqualTo(2);
        assertThat(cli().run("ssh", "-i", "web-01", "--port", "0").status()).isEqualTo(2);
        assertThat(cli().run("ssh", "-i", "web-01", "-u", "wss://x/?s").status())
                .isEqualTo(2);
        Result open = cli().run("ssh", "-u", "ws://elsewhere.example/?secret");
        assertThat(open.status()).isEqualTo(2);
        assertThat(open.err()).doesNotContain("secret");
    }

    @Test
    void aKeyIsRegisteredFromItsLineOrItsFile() throws IOException {
        Path file = Files.writeString(home.resolve("id.pub"), LINE + " me@here\n");

        Result byFile = cli().run("send_public_key", "-i", "api-01", "--public-key", file.toString());
        Result byLine = cli().run("send_public_key", "-i", "api-02", "--public-key", LINE, "--language", "zh");

        assertThat(byFile.status()).as(byFile.err()).isZero();
        assertThat(byFile.out())
                .contains("root", machine("api-01").id().value())
                .containsPattern("\\d\\d:\\d\\d:\\d\\d");
        assertThat(byFile.out().lines()).hasSize(1);
        assertThat(byLine.status()).isZero();
        assertThat(byLine.out().lines()).hasSize(1);
        assertThat(lab.workshop().keys().keysFor(machine("api-01"), "root")).containsOnly(LINE);
        assertThat(lab.workshop().keys().keysFor(machine("api-02"), "root")).containsOnly(LINE);
    }

    @ParameterizedTest
    @CsvSource({
        "web-03, nobody-here, USER_MISSING, 1",
        "bj-nokeys-01, root, KEYS_OFF, 1",
        "bj-sssd-01, root, PLUGIN_SHUT_OUT, 1",
        "bj-plugin-01, root, PLUGIN_INSTALL_FAILED, 1",
        "bj-clock-01, root, CLOCK_AHEAD, 1",
        "sg-win-01, root, WINDOWS, 2"
    })
    void aKeyThatWouldBeOfNoUseHasItsSentence(String name, String user, String fault, int status) {
        Result result = cli().run("send_public_key", "-i", name, "--public-key", LINE, "--user-name", user);

        Messages messages = Messages.of(Locale.ENGLISH);
        assertThat(result.status()).as(result.err()).isEqualTo(status);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        messages.text("problems.key." + fault + ".sentence", user),
                        messages.text("problems.key." + fault + ".remedy", user));
    }

    @Test
    void aPrivateKeyIsRefusedAndNotRepeated() throws IOException {
        Path file = Files.writeString(
                home.resolve("id"),
                "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----\n");

        Result result = cli().run("send_public_key", "-i", "web-01", "--public-key", file.toString());
        Result missing = cli().run("send_public_key", "-i", "web-01", "--public-key", "no-such.pub");
        Result badName = cli().run("send_public_key", "-i", "web-01", "--public-key", LINE, "--user-name", "a b");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).doesNotContain("c2VjcmV0");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(badName.status()).isEqualTo(2);
        assertThat(cli().run("send_public_key", "-i", "web-01").err()).contains("--public-key");
    }

    @Test
    @Tag("openssh")
    void openSshLogsInAndCopiesThroughTheProxyCommand() throws Exception {
        assumeTrue(RealSshd.isInstalled(), "OpenSSH is not installed");
        Path key = home.resolve("key");
        String made = run(List.of("ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", key.toString()));
        assertThat(made).isEmpty();
        Result sent = cli().run("send_public_key", "-i", "stage-web-01", "--public-key", key + ".pub");
        assertThat(sent.status()).as(sent.err()).isZero();
        byte[] bytes = new byte[300_000];
        new Random(4).nextBytes(bytes);
        Path local = Files.write(home.resolve("sent.bin"), bytes);
        Path back = home.resolve("back.bin");
        Path batch =
                Files.writeString(home.resolve("batch"), "put " + local + " copied.bin\nget copied.bin " + back + "\n");

        List<String> ssh = new ArrayList<>(List.of("ssh"));
        ssh.addAll(options(key));
        ssh.addAll(List.of("root@stage-web-01", "echo in-$((40+2))"));
        List<String> sftp = new ArrayList<>(List.of("sftp", "-b", batch.toString()));
        sftp.addAll(options(key));
        sftp.add("root@stage-web-01");

        assertThat(run(ssh)).contains("in-42");
        String copied = run(sftp);
        assertThat(back).as(copied).exists().hasBinaryContent(bytes);
        await().untilAsserted(() -> assertThat(live()).isZero());
    }

    @Test
    @Tag("openssh")
    void scpCopiesToARealSshdThroughTheProxyCommand() throws Exception {
        assumeTrue(RealSshd.isInstalled() && Files.isExecutable(Path.of("/usr/bin/scp")), "OpenSSH is not installed");
        Path folder = Files.createDirectory(home.resolve("sshd"));
        Path key = folder.resolve("key");
        assertThat(run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())))
                .isEmpty();
        byte[] bytes = new byte[200_000];
        new Random(5).nextBytes(bytes);
        Path local = Files.write(folder.resolve("sent.bin"), bytes);
        Path there = folder.resolve("there.bin");
        Path back = folder.resolve("back.bin");
        Machine machine = machine("stage-web-02");
        try (RealSshd sshd = RealSshd.start(
                folder, Files.readString(folder.resolve("key.pub")).strip())) {
            lab.targets().putService(machine, 22, sshd.port());
            String remote = sshd.user() + "@" + machine.name() + ":" + there;

            run(scp(key, local.toString(), remote));
            run(scp(key, remote, back.toString()));
        }

        assertThat(there).hasBinaryContent(bytes);
        assertThat(back).hasBinaryContent(bytes);
        await().untilAsserted(() -> assertThat(live()).isZero());
    }

    private List<String> scp(Path key, String from, String to) {
        List<String> scp = new ArrayList<>(List.of("scp", "-q"));
        scp.addAll(options(key));
        scp.addAll(List.of(from, to));
        return scp;
    }

    private List<String> options(Path key) {
        return List.of(
                "-F",
                "none",
                "-i",
                key.toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=accept-new",
                "-o",
                "UserKnownHostsFile=" + home.resolve("known_hosts"),
                "-o",
                "ProxyCommand=" + program() + " ssh -i %h --port %p");
    }

    private static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java")
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp " + System.getProperty("java.class.path") + " "
                + Main.class.getName();
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("ALIBABA_CLOUD_ACCESS_KEY_ID", lab.accessKeyId());
        builder.environment().put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", lab.accessKeySecret());
        builder.environment().put("ALIBABA_CLOUD_ENDPOINT", lab.endpoint().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
