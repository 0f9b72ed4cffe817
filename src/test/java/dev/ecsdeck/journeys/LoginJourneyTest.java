package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.SshFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.KeyService;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.ssh.FileTransfer;
import dev.ecsdeck.ssh.FileTransfer.Direction;
import dev.ecsdeck.ssh.FileTransfer.Outcome;
import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.ssh.RemoteHash;
import dev.ecsdeck.ssh.SftpFiles;
import dev.ecsdeck.store.HostKeyFile;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.text.ProblemText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Logins with a key of sixty seconds: registered with the Lab's service, looked up by the machine's SSH server, over
/// the machine's port 22 through Session Manager.
@Tag("lab")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginJourneyTest {
    /// A machine that no other test here logs in to, so that it has no plugin.
    private static final String UNTOUCHED = "web-02";
    private static final ScreenSize SCREEN = new ScreenSize(30, 100);

    private Path folder;
    private LoginRig rig;

    @BeforeAll
    void open(@TempDir Path scratch) throws Exception {
        folder = scratch;
        rig = LoginRig.open(scratch);
    }

    @AfterAll
    void close() {
        rig.close();
    }

    private LiveLogin logIn(String name) throws ProblemException {
        return rig.logIn(rig.request(name));
    }

    private Problem refusal(LoginRequest request, LoginProgress progress) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> rig.logIn(request, progress).close());
        assertThat(refused).as("the login was let in").isNotNull();
        return refused.problem();
    }

    private Problem refusal(LoginRequest request) {
        return refusal(request, LoginProgress.quiet());
    }

    private static String sentence(Problem problem) {
        return new ProblemText(Messages.of(Locale.ENGLISH)).of(problem).sentence();
    }

    /// At a stage, does what would come in between.
    private record At(Step step, Runnable event) implements LoginProgress {
        @Override
        public void done(Step done, Duration took) {
            if (done == step) {
                event.run();
            }
        }

        @Override
        public void keyGoodUntil(Instant end) {
            // Not asked here.
        }
    }

    private void sshSetting(String now, String then) {
        try {
            Path settings = rig.journey()
                    .lab()
                    .workshop()
                    .roots()
                    .of(rig.journey().lab().machine("web-01"))
                    .resolve("etc/ssh/sshd_config");
            Files.writeString(settings, Files.readString(settings).replace(now, then));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Test
    void aLoginStandsThoughAgentsTakeTheirTime() throws Exception {
        LabSettings real = LabSettings.realistic();
        LabSettings before = rig.journey().lab().settings().now();
        rig.journey()
                .lab()
                .settings()
                .change(now -> now.withDelays(real.delays()).withCloud(real.cloud()));
        Set<LoginProgress.Step> steps = EnumSet.noneOf(LoginProgress.Step.class);
        LoginRequest request = rig.request(UNTOUCHED);

        try (LiveLogin login = rig.logIn(request, new LoginProgress() {
            @Override
            public synchronized void done(Step step, Duration took) {
                steps.add(step);
            }

            @Override
            public void keyGoodUntil(Instant end) {
                assertThat(end)
                        .isBeforeOrEqualTo(
                                rig.journey().workers().clock().instant().plus(KeyService.KEY_LIFE));
            }
        })) {
            assertThat(login.isOpen()).isTrue();
        } finally {
            rig.journey().lab().settings().change(_ -> before);
        }
        assertThat(steps).isEqualTo(EnumSet.allOf(LoginProgress.Step.class));
    }

    @Test
    void twoShellsAndFilesGoOverOneLogin() throws Exception {
        byte[] content = new byte[700_000];
        new Random(4).nextBytes(content);
        Path local = Files.write(folder.resolve("local"), content);
        Path back = folder.resolve("back");
        try (LiveLogin login = logIn("web-01");
                ShellLink first = login.ssh().openShell(SCREEN);
                ShellLink second = login.ssh().openShell(SCREEN);
                SftpFiles files = login.ssh().openFiles()) {
            LoginRig.type(first, "echo first=$((40+2))\r");
            LoginRig.seenUntil(first, "first=42");
            LoginRig.type(second, "echo second=$((40+3))\r");
            LoginRig.seenUntil(second, "second=43");
            String remote = files.home() + "/moved";
            RemoteHash hash = RemoteHash.over(login.ssh());

            Outcome up = new FileTransfer(Direction.UPLOAD, local, remote, files, hash, (_, _) -> {}).run();
            Outcome down = new FileTransfer(Direction.DOWNLOAD, back, remote, files, hash, (_, _) -> {}).run();

            assertThat(up).isEqualTo(Outcome.VERIFIED);
            assertThat(down).isEqualTo(Outcome.VERIFIED);
            assertThat(back).hasBinaryContent(content);
            rig.awaitLive("web-01", 1);
        }
    }

    @Test
    void theHostKeyIsPinnedAndAnotherOneIsRefused() throws Exception {
        logIn("web-01").close();
        String host = rig.journey().lab().machine("web-01").id().value();
        List<HostKeyPin> pinned = rig.hostKeys().pinsOf(host);
        HostKeyFile file = new HostKeyFile(folder.resolve("host-keys"));
        file.forget(host);
        file.add(host, pinned.getFirst().algorithm() + " AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY=");

        Problem problem = refusal(rig.request("web-01"));

        file.forget(host);
        assertThat(pinned).hasSize(1);
        assertThat(problem).isInstanceOf(Problem.HostKeyChanged.class);
    }

    @Test
    void aKeyWhoseMinuteIsOverIsSaidToHaveExpired() throws Exception {
        Problem problem = refusal(
                rig.request("web-01"),
                new At(
                        LoginProgress.Step.KEY_REGISTERED,
                        () -> rig.journey().workers().turnClock(Duration.ofSeconds(61))));

        assertThat(problem)
                .isInstanceOfSatisfying(
                        Problem.SshFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(SshFault.KEY_EXPIRED));
        assertThat(sentence(problem)).contains("60 s");
    }

    @Test
    void aKeyThatTheServerNoLongerAsksForIsSaidToBeRefused() throws Exception {
        Problem problem = refusal(
                rig.request("web-01"),
                new At(
                        LoginProgress.Step.KEY_REGISTERED,
                        () -> sshSetting("AuthorizedKeysCommand ", "# AuthorizedKeysCommand ")));

        sshSetting("# AuthorizedKeysCommand ", "AuthorizedKeysCommand ");
        assertThat(problem)
                .isInstanceOfSatisfying(
                        Problem.SshFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(SshFault.KEY_REFUSED));
        assertThat(sentence(problem)).contains("takes no key of root");
    }

    @Test
    void aLoginOutlivesItsKey() throws Exception {
        try (LiveLogin login = logIn("web-01")) {
            rig.journey().workers().turnClock(Duration.ofMinutes(10));

            assertThat(login.ssh()
                            .run("echo still here", Duration.ofSeconds(10))
                            .output())
                    .contains("still here");
        }
    }

    @Test
    void theSessionEndsWithTheLogin() throws Exception {
        logIn("web-01").close();

        rig.awaitLive("web-01", 0);
    }
}
