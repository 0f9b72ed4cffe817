package dev.ecsdeck.bench;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.KeyService;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.service.keys.LoginService;
import dev.ecsdeck.service.keys.StoredHostKeys;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.store.HostKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Where the time of a login with a temporary key goes, with the published agents' own waits and the Lab's cloud at
/// its realistic pace: the first login on an instance, where the plugin is missing, and later ones.
final class LoginBench implements AutoCloseable {
    private static final int LATER = 4;

    private final Threads threads = new Threads((_, crash) -> crash.printStackTrace());
    private final HttpClients http =
            new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), threads, Map.of());
    private final Lab lab = Lab.start(LabSettings.realistic(), Fleet.standard(), threads);
    private final EcsClient cloud = new EcsClient(http.client(), lab.target(), keys(lab), threads);
    private final Path folder = Files.createTempDirectory("bench");
    private final LoginService logins = new LoginService(
            new KeyService(threads),
            new SessionClient(http.client(), threads),
            new StoredHostKeys(new HostKeyFile(folder.resolve("host-keys"))),
            UserAgent.ofSystem(Map.of(), ""),
            threads);

    private LoginBench() throws Exception {}

    public static void main(String[] args) throws Exception {
        run(new Table(System.out));
    }

    static void run(Table table) throws Exception {
        try (LoginBench bench = new LoginBench()) {
            bench.lab.prepare(bench.lab.machine("web-01"));
            Instance instance = bench.instance("web-01");
            bench.once(table, instance, "Login: the first, in a cold program");
            for (int i = 1; i <= LATER; i++) {
                bench.once(table, instance, "Login: later, number " + i);
            }
        }
    }

    private Instance instance(String name) throws Exception {
        Machine machine = lab.machine(name);
        return cloud.instances()
                .page(machine.region(), InstanceQuery.named(name), Optional.empty())
                .rows()
                .getFirst();
    }

    private void once(Table table, Instance instance, String title) throws Exception {
        Map<LoginProgress.Step, Duration> stages = new EnumMap<>(LoginProgress.Step.class);
        LoginProgress progress = new LoginProgress() {
            @Override
            public void done(Step step, Duration took) {
                synchronized (stages) {
                    stages.put(step, took);
                }
            }

            @Override
            public void keyGoodUntil(Instant end) {
                // The stages are all that is measured.
            }
        };
        table.title(title);
        long begun = System.nanoTime();
        try (LiveLogin login = logins.logIn(cloud, LoginRequest.of(instance, new LoginName("root")), progress);
                ShellLink shell = login.ssh().openShell(new ScreenSize(30, 100))) {
            synchronized (stages) {
                stages.forEach((step, took) -> table.millis(step.name(), took.toNanos()));
            }
            boolean prompted = shell.read(new byte[1], 0, 1) == 1;
            table.millis(prompted ? "first character of the shell" : "no shell", System.nanoTime() - begun);
        }
    }

    private static CredentialSource keys(Lab lab) {
        return new CredentialSource() {
            @Override
            public Credentials credentials() {
                return lab.credentials();
            }

            @Override
            public String describe() {
                return "the Lab";
            }
        };
    }

    @Override
    public void close() throws IOException {
        lab.close();
        http.close();
        threads.close();
        Files.deleteIfExists(folder.resolve("host-keys"));
        Files.deleteIfExists(folder);
    }
}
