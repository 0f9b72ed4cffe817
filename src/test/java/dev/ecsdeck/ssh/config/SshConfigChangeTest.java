package dev.ecsdeck.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.config.SshConfigChange.DiffLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigChangeTest {
    private static final String USERS = "# mine\nHost build\n    User ci\n\nHost *\n    ProxyCommand none\n";
    private static final SshConfigEntry ENTRY = SshConfigEntry.forAllInstances("/opt/ecs deck/ecs-deck");

    @TempDir
    Path home;

    @Test
    void entryComesBeforeWhatTheUserWroteAndTouchesNoneOfIt() throws Exception {
        Path file = Files.writeString(home.resolve("config"), USERS);

        SshConfigChange.adding(file, ENTRY).apply();

        assertThat(file).content().endsWith("\n\n" + USERS).startsWith("# ECS Deck begin instances\nHost i-* mi-*\n");
        assertThat(home.resolve("config.ecs-deck-backup")).content().isEqualTo(USERS);
    }

    @Test
    void secondTimeChangesNothing() throws Exception {
        Path file = Files.writeString(home.resolve("config"), USERS);
        SshConfigChange.adding(file, ENTRY).apply();

        SshConfigChange again = SshConfigChange.adding(file, ENTRY);

        assertThat(again.isEmpty()).isTrue();
        assertThat(again.diff()).noneMatch(line -> line.kind() != DiffLine.Kind.KEPT);
    }

    @Test
    void newProgramPathReplacesTheOldBlock() throws Exception {
        Path file = Files.writeString(home.resolve("config"), USERS);
        SshConfigChange.adding(file, ENTRY).apply();

        SshConfigChange change = SshConfigChange.adding(file, SshConfigEntry.forAllInstances("ecs-deck"));
        change.apply();

        assertThat(change.diff())
                .filteredOn(line -> line.kind() == DiffLine.Kind.REMOVED)
                .singleElement()
                .extracting(DiffLine::text)
                .asString()
                .contains("\"/opt/ecs deck/ecs-deck\"");
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.startsWith("Host i-"))
                .hasSize(1);
    }

    @Test
    void removingGivesTheUsersFileBack() throws Exception {
        Path file = Files.writeString(home.resolve("config"), USERS);
        SshConfigChange.adding(file, ENTRY).apply();

        SshConfigChange.removing(file, ENTRY).apply();

        assertThat(file).content().isEqualTo(USERS);
    }

    @Test
    void fileThatChangedMeanwhileIsNotOverwritten() throws Exception {
        Path file = Files.writeString(home.resolve("config"), USERS);
        SshConfigChange change = SshConfigChange.adding(file, ENTRY);
        Files.writeString(file, USERS + "Host new\n");

        assertThatThrownBy(change::apply).isInstanceOf(ProblemException.class);
        assertThat(file).content().endsWith("Host new\n");
    }

    @Test
    void missingFileIsMadeForThisUserAlone() throws Exception {
        Path file = home.resolve(".ssh/config");

        SshConfigChange.adding(file, ENTRY).apply();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void settingsCannotBringLinesOfTheirOwn() {
        assertThatThrownBy(() -> SshConfigEntry.forInstance("ecs-deck", "web", "i-1", "root\nHost *", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aliasIsAlwaysAHostName() {
        assertThat(SshConfigEntry.aliasOf("订单 db (主) #1", "i-bp1")).isEqualTo("db-1");
        assertThat(SshConfigEntry.aliasOf("订单", "i-bp1")).isEqualTo("i-bp1");
        assertThat(SshConfigEntry.aliasOf("-oProxyCommand=x", "i-bp1")).isEqualTo("oProxyCommand-x");
    }

    @Test
    void opensshReadsTheEntryAsMeant() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh")), "OpenSSH's ssh is not installed");
        Path file = home.resolve("config");
        SshConfigChange.adding(
                        file,
                        SshConfigEntry.forInstance(
                                "/opt/ecs deck/ecs-deck",
                                SshConfigEntry.aliasOf("web 1", "i-bp1"),
                                "i-bp1",
                                "ecs-user",
                                Optional.of("/run/a b/agent")))
                .apply();

        Process ssh = new ProcessBuilder(List.of("ssh", "-G", "-F", file.toString(), "web-1"))
                .redirectErrorStream(true)
                .start();
        String read = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(read)
                .contains("hostname i-bp1\n", "user ecs-user\n", "identityagent /run/a b/agent\n")
                .contains("proxycommand \"/opt/ecs deck/ecs-deck\" ssh -i i-bp1 --port '%p'\n");
    }
}
