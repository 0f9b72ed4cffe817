package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LiveLogins;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginShell;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellState;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several shells and file views over one login, as the window opens them.
@Tag("lab")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedLoginJourneyTest {
    private static final ScreenSize SCREEN = new ScreenSize(30, 100);

    private LoginRig rig;
    private LiveLogins logins;
    private LoginShell.Opener shells;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        rig = LoginRig.open(folder);
        logins = rig.logins();
        shells = new LoginShell.Opener(rig.journey().workers());
    }

    @AfterAll
    void close() {
        logins.close();
        rig.close();
    }

    @AfterEach
    void allSessionsHaveEnded() {
        rig.awaitLive("web-01", 0);
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

    @Test
    void aSecondShellAndFilesNeedNoSecondKey() throws Exception {
        LiveLogin login = logins.logIn(rig.request("web-01"), LoginProgress.quiet());
        OpenShell first = open(login);
        LoginRig.type(first.link().value(), "echo early=$((40+2))\r");
        LoginRig.seenUntil(first.link().value(), "early=42");

        OpenShell second =
                open(logins.on(rig.journey().lab().machine("web-01").id()).orElseThrow());
        LoginRig.type(second.link().value(), "echo second=$((40+3))\r");
        LoginRig.seenUntil(second.link().value(), "second=43");
        try (LiveLogin.Hold files = login.hold();
                var view = files.login().ssh().openFiles()) {
            assertThat(view.home()).startsWith("/");
        }

        assertThat(first.sessionId()).isPresent().isEqualTo(second.sessionId());
        rig.awaitLive("web-01", 1);
        first.close();
        assertThat(login.isOpen()).isTrue();
        second.close();
        assertThat(login.isOpen()).isFalse();
    }

    @Test
    void aShellThatExitsEndsInOrderAndIsOpenedAnewOverTheSameLogin() throws Exception {
        OpenShell shell = open(logins.logIn(rig.request("web-01"), LoginProgress.quiet()));
        LoginRig.type(shell.link().value(), "exit\r");
        byte[] buffer = new byte[4096];
        ShellLink link = shell.link().value();
        while (link.read(buffer, 0, buffer.length) >= 0) {
            // up to its end
        }

        assertThat(shell.state().value())
                .isInstanceOfSatisfying(
                        ShellState.Ended.class, ended -> assertThat(ended.why()).isEmpty());
        shell.reconnect();
        LoginRig.type(shell.link().value(), "echo again=$((40+4))\r");
        LoginRig.seenUntil(shell.link().value(), "again=44");
        rig.awaitLive("web-01", 1);
        shell.close();
    }

    @Test
    void aLoginThatBreaksIsSaidAndTheNextOneHasAFreshKey() throws Exception {
        LiveLogin login = logins.logIn(rig.request("web-01"), LoginProgress.quiet());
        OpenShell shell = open(login);
        LoginRig.type(shell.link().value(), "echo up=$((40+2))\r");
        LoginRig.seenUntil(shell.link().value(), "up=42");

        rig.journey()
                .lab()
                .sessions()
                .all()
                .forEach(session -> rig.journey().lab().sessions().end(session.id()));

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
        LoginRig.type(shell.link().value(), "echo fresh=$((40+5))\r");
        LoginRig.seenUntil(shell.link().value(), "fresh=45");
        rig.awaitLive("web-01", 1);
        shell.close();
    }
}
