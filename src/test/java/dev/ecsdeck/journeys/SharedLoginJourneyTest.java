package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.gateway.LabSession;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.KeyService;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LiveLogins;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.service.keys.LoginService;
import dev.ecsdeck.service.keys.LoginShell;
import dev.ecsdeck.service.keys.StoredHostKeys;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.store.HostKeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several shells and file views over one login, as the window opens them.
@Tag("lab")
@Timeout(60)
class SharedLoginJourneyTest {
    private static final ScreenSize SCREEN = new ScreenSize(30, 100);

    @TempDir
    Path folder;

    private final Journey journey;
    private LiveLogins logins;
    private LoginShell.Opener shells;

    SharedLoginJourneyTest() throws Exception {
        journey = Journey.begin();
    }

    @BeforeEach
    void open() {
        assumeTrue(
                journey.lab().workshop().runner().isIsolating(journey.lab().machine("web-01")),
                "this machine keeps no scripts apart, so no plugin can be installed");
        StoredHostKeys hostKeys = new StoredHostKeys(new HostKeyFile(folder.resolve("host-keys")));
        LoginService service = new LoginService(
                new KeyService(journey.workers()),
                journey.sessions(),
                hostKeys,
                UserAgent.ofSystem(Map.of(), ""),
                journey.workers());
        logins = new LiveLogins(journey::cloud, service, hostKeys, journey.workers());
        shells = new LoginShell.Opener(journey.workers());
    }

    @AfterEach
    void close() {
        logins.close();
        journey.close();
    }

    private LoginRequest request(String name) throws ProblemException {
        Machine machine = journey.lab().machine(name);
        Instance instance = journey.cloud()
                .instances()
                .page(machine.region(), InstanceQuery.named(name), Optional.empty())
                .rows()
                .getFirst();
        return LoginRequest.of(instance, new LoginName("root"));
    }

    private static void type(ShellLink shell, String line) throws IOException {
        byte[] typed = line.getBytes(StandardCharsets.UTF_8);
        shell.write(typed, 0, typed.length);
    }

    private static String seenUntil(ShellLink shell, String wanted) throws IOException {
        StringBuilder shown = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (shown.indexOf(wanted) < 0) {
            int n = shell.read(buffer, 0, buffer.length);
            assertThat(n).as(shown.toString()).isPositive();
            shown.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        return shown.toString();
    }

    private void awaitSessionsEnded() {
        Patience.until(() -> "no session: " + ours(), () -> ours().stream().allMatch(LabSession::isEnded));
    }

    private OpenShell open(LiveLogin login) {
        return shells.open(login, ShellRequest.of(login.request().instance(), SCREEN), (like, then) -> {
            try {
                then.accept(logins.logIn(like, LoginProgress.quiet()));
            } catch (ProblemException refused) {
                throw new AssertionError(refused);
            }
        });
    }

    /// Without those that the Lab began with.
    private List<LabSession> ours() {
        return journey.lab().sessions().all().stream()
                .filter(session -> session.spec().machine().name().equals("web-01"))
                .toList();
    }

    @Test
    void aSecondShellAndFilesNeedNoSecondKey() throws Exception {
        LiveLogin login = logins.logIn(request("web-01"), LoginProgress.quiet());
        OpenShell first = open(login);
        type(first.link().value(), "echo early=$((40+2))\r");
        seenUntil(first.link().value(), "early=42");

        OpenShell second = open(logins.on(journey.lab().machine("web-01").id()).orElseThrow());
        type(second.link().value(), "echo second=$((40+3))\r");
        seenUntil(second.link().value(), "second=43");
        try (LiveLogin.Hold files = login.hold();
                var view = files.login().ssh().openFiles()) {
            assertThat(view.home()).startsWith("/");
        }

        assertThat(first.sessionId()).isPresent().isEqualTo(second.sessionId());
        assertThat(ours()).hasSize(1);
        first.close();
        assertThat(login.isOpen()).isTrue();
        second.close();
        assertThat(login.isOpen()).isFalse();
        awaitSessionsEnded();
    }

    @Test
    void aShellThatExitsEndsInOrderAndIsOpenedAnewOverTheSameLogin() throws Exception {
        OpenShell shell = open(logins.logIn(request("web-01"), LoginProgress.quiet()));
        type(shell.link().value(), "exit\r");
        byte[] buffer = new byte[4096];
        ShellLink link = shell.link().value();
        while (link.read(buffer, 0, buffer.length) >= 0) {
            // up to its end
        }

        assertThat(shell.state().value())
                .isInstanceOfSatisfying(
                        ShellState.Ended.class, ended -> assertThat(ended.why()).isEmpty());
        shell.reconnect();
        type(shell.link().value(), "echo again=$((40+4))\r");
        seenUntil(shell.link().value(), "again=44");
        assertThat(ours()).hasSize(1);
        shell.close();
    }

    @Test
    void aLoginThatBreaksIsSaidAndTheNextOneHasAFreshKey() throws Exception {
        LiveLogin login = logins.logIn(request("web-01"), LoginProgress.quiet());
        OpenShell shell = open(login);
        type(shell.link().value(), "echo up=$((40+2))\r");
        seenUntil(shell.link().value(), "up=42");

        journey.lab()
                .sessions()
                .all()
                .forEach(session -> journey.lab().sessions().end(session.id()));

        byte[] buffer = new byte[4096];
        ShellLink link = shell.link().value();
        assertThatThrownBy(() -> {
                    while (link.read(buffer, 0, buffer.length) >= 0) {
                        // up to its end
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(shell.state().value())
                .isInstanceOfSatisfying(
                        ShellState.Ended.class,
                        ended -> assertThat(ended.why()).containsInstanceOf(Problem.SshFailed.class));
        Patience.until(() -> "the login ended", () -> !login.isOpen());
        shell.reconnect();
        type(shell.link().value(), "echo fresh=$((40+5))\r");
        seenUntil(shell.link().value(), "fresh=45");
        assertThat(ours()).hasSize(2);
        shell.close();
    }
}
