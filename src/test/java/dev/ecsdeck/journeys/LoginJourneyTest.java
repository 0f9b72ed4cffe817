package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.gateway.LabSession;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.SshFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.KeyService;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.service.keys.LoginService;
import dev.ecsdeck.service.keys.StoredHostKeys;
import dev.ecsdeck.ssh.FileTransfer;
import dev.ecsdeck.ssh.FileTransfer.Direction;
import dev.ecsdeck.ssh.FileTransfer.Outcome;
import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.ssh.RemoteHash;
import dev.ecsdeck.ssh.SftpFiles;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.store.HostKeyFile;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.text.ProblemText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Logins with a key of sixty seconds: registered with the Lab's service, looked up by the machine's SSH server, over
/// the machine's port 22 through Session Manager.
@Tag("lab")
@Timeout(60)
class LoginJourneyTest {
    private static final ScreenSize SCREEN = new ScreenSize(30, 100);
    private static final LoginName ROOT = new LoginName("root");

    @TempDir
    Path folder;

    private final Journey journey;
    private Optional<LoginService> service = Optional.empty();

    LoginJourneyTest() throws Exception {
        journey = Journey.begin();
    }

    @BeforeEach
    void openService() {
        assumeTrue(
                journey.lab().workshop().runner().isIsolating(journey.lab().machine("web-01")),
                "this machine keeps no scripts apart, so no plugin can be installed");
        service = Optional.of(new LoginService(
                new KeyService(journey.workers()),
                journey.sessions(),
                hostKeys(),
                UserAgent.ofSystem(Map.of(), ""),
                journey.workers()));
    }

    @AfterEach
    void close() {
        journey.close();
    }

    private StoredHostKeys hostKeys() {
        return new StoredHostKeys(new HostKeyFile(folder.resolve("host-keys")));
    }

    private LoginRequest request(String name, LoginName user) throws ProblemException {
        Machine machine = journey.lab().machine(name);
        Instance instance = journey.cloud()
                .instances()
                .page(machine.region(), InstanceQuery.named(name), Optional.empty())
                .rows()
                .getFirst();
        return LoginRequest.of(instance, user);
    }

    private LiveLogin logIn(String name) throws ProblemException {
        return service.orElseThrow().logIn(journey.cloud(), request(name, ROOT), LoginProgress.quiet());
    }

    private Problem refusal(LoginRequest request, LoginProgress progress) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> service.orElseThrow()
                        .logIn(journey.cloud(), request, progress)
                        .close());
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
            Path settings = journey.lab()
                    .workshop()
                    .roots()
                    .of(journey.lab().machine("web-01"))
                    .resolve("etc/ssh/sshd_config");
            Files.writeString(settings, Files.readString(settings).replace(now, then));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String answerTo(ShellLink shell, String line, String wanted) throws IOException {
        byte[] typed = line.getBytes(StandardCharsets.UTF_8);
        shell.write(typed, 0, typed.length);
        StringBuilder shown = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (shown.indexOf(wanted) < 0) {
            int n = shell.read(buffer, 0, buffer.length);
            assertThat(n).as(shown.toString()).isPositive();
            shown.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        return shown.toString();
    }

    /// Without those that the Lab began with.
    private List<LabSession> ours() {
        return journey.lab().sessions().all().stream()
                .filter(session -> session.spec().machine().name().equals("web-01"))
                .toList();
    }

    @Test
    void aLoginStandsThoughAgentsTakeTheirTime() throws Exception {
        journey.lab()
                .settings()
                .change(now -> now.withDelays(LabSettings.realistic().delays())
                        .withCloud(LabSettings.realistic().cloud()));
        Set<LoginProgress.Step> steps = EnumSet.noneOf(LoginProgress.Step.class);
        LoginRequest request = request("web-01", ROOT);

        try (LiveLogin login = service.orElseThrow().logIn(journey.cloud(), request, new LoginProgress() {
            @Override
            public synchronized void done(Step step, Duration took) {
                steps.add(step);
            }

            @Override
            public void keyGoodUntil(Instant end) {
                assertThat(end)
                        .isBeforeOrEqualTo(journey.workers().clock().instant().plus(KeyService.KEY_LIFE));
            }
        })) {
            assertThat(login.isOpen()).isTrue();
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
            assertThat(answerTo(first, "echo first=$((40+2))\r", "first=42")).contains("first=42");
            assertThat(answerTo(second, "echo second=$((40+3))\r", "second=43")).contains("second=43");
            String remote = files.home() + "/moved";
            RemoteHash hash = RemoteHash.over(login.ssh());

            Outcome up = new FileTransfer(Direction.UPLOAD, local, remote, files, hash, (_, _) -> {}).run();
            Outcome down = new FileTransfer(Direction.DOWNLOAD, back, remote, files, hash, (_, _) -> {}).run();

            assertThat(up).isEqualTo(Outcome.VERIFIED);
            assertThat(down).isEqualTo(Outcome.VERIFIED);
            assertThat(back).hasBinaryContent(content);
            assertThat(ours()).hasSize(1);
        }
    }

    @Test
    void theHostKeyIsPinnedAndAnotherOneIsRefused() throws Exception {
        logIn("web-01").close();
        String host = journey.lab().machine("web-01").id().value();
        List<HostKeyPin> pinned = hostKeys().pinsOf(host);
        HostKeyFile file = new HostKeyFile(folder.resolve("host-keys"));
        file.forget(host);
        file.add(host, pinned.getFirst().algorithm() + " AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY=");

        Problem problem = refusal(request("web-01", ROOT));

        assertThat(pinned).hasSize(1);
        assertThat(problem).isInstanceOf(Problem.HostKeyChanged.class);
    }

    @Test
    void aKeyWhoseMinuteIsOverIsSaidToHaveExpired() throws Exception {
        Problem problem = refusal(
                request("web-01", ROOT),
                new At(
                        LoginProgress.Step.KEY_REGISTERED,
                        () -> journey.workers().turnClock(Duration.ofSeconds(61))));

        assertThat(problem)
                .isInstanceOfSatisfying(
                        Problem.SshFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(SshFault.KEY_EXPIRED));
        assertThat(sentence(problem)).contains("60 s");
    }

    @Test
    void aKeyThatTheServerNoLongerAsksForIsSaidToBeRefused() throws Exception {
        Problem problem = refusal(
                request("web-01", ROOT),
                new At(
                        LoginProgress.Step.KEY_REGISTERED,
                        () -> sshSetting("AuthorizedKeysCommand ", "# AuthorizedKeysCommand ")));

        assertThat(problem)
                .isInstanceOfSatisfying(
                        Problem.SshFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(SshFault.KEY_REFUSED));
        assertThat(sentence(problem)).contains("takes no key of root");
    }

    @Test
    void aLoginOutlivesItsKey() throws Exception {
        try (LiveLogin login = logIn("web-01")) {
            journey.workers().turnClock(Duration.ofMinutes(10));

            assertThat(login.ssh()
                            .run("echo still here", Duration.ofSeconds(10))
                            .output())
                    .contains("still here");
        }
    }

    @Test
    void theSessionEndsWithTheLogin() throws Exception {
        logIn("web-01").close();

        Patience.until(() -> "no session: " + ours(), () -> ours().stream().allMatch(LabSession::isEnded));
    }
}
