package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.gateway.LabSession;
import dev.ecsdeck.lab.scratch.Script;
import dev.ecsdeck.lab.scratch.ScriptRunner;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.KeyService;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LiveLogins;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.service.keys.LoginService;
import dev.ecsdeck.service.keys.StoredHostKeys;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.store.HostKeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A journey with the services that log in, and host keys in a folder of its own.
final class LoginRig implements AutoCloseable {
    static final LoginName ROOT = new LoginName("root");

    private final Journey journey;
    private final StoredHostKeys hostKeys;
    private final KeyService keys;
    private final LoginService service;

    private LoginRig(Journey journey, Path folder, UserAgent agent) {
        this.journey = journey;
        this.hostKeys = new StoredHostKeys(new HostKeyFile(folder.resolve("host-keys")));
        this.keys = new KeyService(journey.workers());
        this.service = new LoginService(keys, journey.sessions(), hostKeys, agent, journey.workers());
    }

    /// Skips the test where this computer keeps no scripts apart, so that no plugin can be installed.
    static LoginRig open(Path folder) throws Exception {
        return open(folder, UserAgent.ofSystem(Map.of(), ""));
    }

    static LoginRig open(Path folder, UserAgent agent) throws Exception {
        Journey journey = Journey.begin();
        boolean fit = false;
        try {
            assumeTrue(
                    journey.lab().workshop().runner().isIsolating(journey.lab().machine("web-01")),
                    "this computer keeps no scripts apart, so no plugin can be installed");
            fit = true;
        } finally {
            if (!fit) {
                journey.close();
            }
        }
        return new LoginRig(journey, folder, agent);
    }

    Journey journey() {
        return journey;
    }

    KeyService keys() {
        return keys;
    }

    StoredHostKeys hostKeys() {
        return hostKeys;
    }

    Instance instance(String name) throws ProblemException {
        Machine machine = journey.lab().machine(name);
        return journey.cloud()
                .instances()
                .page(machine.region(), InstanceQuery.named(name), Optional.empty())
                .rows()
                .getFirst();
    }

    LoginRequest request(String name) throws ProblemException {
        return LoginRequest.of(instance(name), ROOT);
    }

    LiveLogin logIn(LoginRequest request) throws ProblemException {
        return logIn(request, LoginProgress.quiet());
    }

    LiveLogin logIn(LoginRequest request, LoginProgress progress) throws ProblemException {
        return service.logIn(journey.cloud(), request, progress);
    }

    /// The sessions with that machine that are not over.
    List<LabSession> live(String machine) {
        return journey.lab().sessions().all().stream()
                .filter(session -> session.spec().machine().name().equals(machine))
                .filter(session -> !session.isEnded())
                .toList();
    }

    void awaitLive(String machine, int count) {
        Patience.until(
                () -> count + " sessions: " + live(machine), () -> live(machine).size() == count);
    }

    /// A login's owner, as the window has one.
    LiveLogins logins() {
        return new LiveLogins(journey::cloud, service, hostKeys, journey.workers());
    }

    /// Types a line into a shell.
    static void type(ShellLink shell, String line) throws IOException {
        byte[] typed = line.getBytes(StandardCharsets.UTF_8);
        shell.write(typed, 0, typed.length);
    }

    /// What a shell shows until those words have come.
    static String seenUntil(ShellLink shell, String wanted) throws IOException {
        StringBuilder shown = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (shown.indexOf(wanted) < 0) {
            int n = shell.read(buffer, 0, buffer.length);
            assertThat(n).as(shown.toString()).isPositive();
            shown.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        return shown.toString();
    }

    /// What a command over that login prints.
    static String said(LiveLogin login, String command) throws ProblemException {
        return login.ssh().run(command, Duration.ofSeconds(60)).output();
    }

    /// Runs a script on a machine by the Lab's own hand.
    String script(String machine, String text) {
        byte[] output = journey.lab()
                .workshop()
                .runner()
                .execute(
                        journey.lab().machine(machine),
                        new Script(text, new byte[0], "root", "/", Duration.ofSeconds(60)),
                        new ScriptRunner.Handle())
                .output();
        return new String(output, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        journey.close();
    }
}
