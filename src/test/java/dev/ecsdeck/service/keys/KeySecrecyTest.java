package dev.ecsdeck.service.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.management.HotSpotDiagnosticMXBean;
import dev.ecsdeck.app.Threads;
import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.scratch.Script;
import dev.ecsdeck.lab.scratch.ScriptRunner;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.store.HostKeyFile;
import dev.ecsdeck.testing.KeyNeedles;
import dev.ecsdeck.testing.Needle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Nothing secret of a login is left anywhere: not in a file, a log, a command line, and not in memory either.
@Tag("lab")
@Timeout(180)
class KeySecrecyTest {
    private static final int COLLECTIONS = 4;
    private static final ScreenSize SCREEN = new ScreenSize(24, 80);

    @TempDir
    Path folder;

    private final List<Needle> needles = new CopyOnWriteArrayList<>();

    /// Remembers what to search for, in a form that cannot be found.
    private TemporaryKey noted(KeyKind kind) {
        TemporaryKey key = TemporaryKey.make(kind, "ecs-deck");
        needles.addAll(KeyNeedles.of(key));
        return key;
    }

    /// Two of them, alike and apart: one to use and one to search for.
    private byte[] secret(String name) {
        byte[] secret = new byte[20];
        byte[] copy = new byte[20];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) ('a' + (i * 7 + name.length() * (i + 3)) % 26);
            copy[i] = secret[i];
        }
        needles.add(Needle.taking(name, copy));
        return secret;
    }

    private static EcsClient cloud(Lab lab, HttpClients http, Threads threads) {
        Credentials credentials = lab.credentials();
        return new EcsClient(
                http.client(),
                lab.target(),
                new CredentialSource() {
                    @Override
                    public Credentials credentials() {
                        return credentials;
                    }

                    @Override
                    public String describe() {
                        return "the test";
                    }
                },
                threads);
    }

    @Test
    void nothingSecretOfALoginIsLeft() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("dev.ecsdeck");
        Level before = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try (Threads threads = new Threads((_, crash) -> crash.printStackTrace());
                HttpClients http =
                        new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), threads, Map.of());
                Lab lab = Lab.start(LabSettings.fast())) {
            assumeTrue(lab.workshop().runner().isIsolating(lab.machine("web-01")), "nothing is kept apart here");
            List<LiveLogin> standing = logIns(lab, cloud(lab, http, threads), http, threads);
            try {
                assertThat(needles).hasSizeGreaterThan(10);
                assertThat(found(ownFiles(lab))).isEmpty();
                assertThat(found(commandLines())).isEmpty();
                assertThat(found(texts(log))).isEmpty();
                assertThat(keptInMemory()).as("while the logins stand").isEmpty();
            } finally {
                standing.forEach(LiveLogin::close);
            }
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
    }

    /// With each kind of proof, each used for a shell and for files.
    private List<LiveLogin> logIns(Lab lab, EcsClient cloud, HttpClients http, Threads threads) throws Exception {
        LoginService service = new LoginService(
                new KeyService(threads),
                new SessionClient(http.client(), threads),
                new StoredHostKeys(new HostKeyFile(folder.resolve("host-keys"))),
                UserAgent.ofSystem(Map.of(), ""),
                this::noted,
                threads);
        LoginRequest request = LoginRequest.of(
                cloud.instances()
                        .page(lab.machine("web-01").region(), InstanceQuery.named("web-01"), Optional.empty())
                        .rows()
                        .getFirst(),
                new LoginName("root"));
        byte[] password = secret("password");
        byte[] set =
                ("root:" + new String(password, StandardCharsets.US_ASCII) + "\n").getBytes(StandardCharsets.US_ASCII);
        lab.workshop()
                .runner()
                .execute(
                        lab.machine("web-01"),
                        new Script("chpasswd", set, "root", "/", Duration.ofSeconds(60)),
                        new ScriptRunner.Handle());
        Arrays.fill(set, (byte) 0);
        Path file = folder.resolve("own");
        KeyExport.write(KeyKind.ED25519, file, secret("passphrase"));
        List<LiveLogin> standing = new ArrayList<>();
        for (LoginProof proof : List.of(
                new LoginProof.Temporary(KeyKind.RSA_2048),
                new LoginProof.Temporary(KeyKind.ED25519),
                new LoginProof.KeyFile(file, secret("passphrase")),
                new LoginProof.Password(password))) {
            LiveLogin login = service.logIn(cloud, request.withProof(proof), LoginProgress.quiet());
            standing.add(login);
            try (ShellLink _ = login.openShell(SCREEN);
                    var files = login.ssh().openFiles()) {
                assertThat(files.home()).isEqualTo("/root");
            }
        }
        return standing;
    }

    /// The search finds what is there: a key that is not wiped, and one that is no longer.
    @Test
    void aKeyThatIsNotWipedIsFoundInMemory() throws IOException {
        TemporaryKey kept = noted(KeyKind.RSA_2048);
        TemporaryKey other = noted(KeyKind.ED25519);

        assertThat(foundInMemory()).anyMatch(name -> name.startsWith("RSA")).anyMatch(name -> name.startsWith("ED"));
        kept.close();
        other.close();
        assertThat(keptInMemory()).isEmpty();
        assertThat(kept.isWiped() && other.isWiped()).isTrue();
    }

    /// What is no longer reachable may outlive a collection or two; what is reachable outlives them all.
    private List<String> keptInMemory() throws IOException {
        List<String> found = foundInMemory();
        for (int more = 0; more < COLLECTIONS && !found.isEmpty(); more++) {
            System.gc();
            System.gc();
            found = foundInMemory();
        }
        return found;
    }

    private List<String> foundInMemory() throws IOException {
        System.gc();
        Path dump = Files.createTempDirectory(folder, "heap").resolve("heap.hprof");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
            return found(Stream.of(dump));
        } finally {
            Files.deleteIfExists(dump);
        }
    }

    private List<String> found(Stream<Path> files) throws IOException {
        List<String> found = new ArrayList<>();
        try (files) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Needle.foundIn(file, needles).forEach(needle -> found.add(needle + " in " + file.getFileName()));
            }
        }
        return found;
    }

    private List<String> found(List<String> texts) {
        return texts.stream()
                .flatMap(text -> needles.stream()
                        .filter(needle -> needle.isIn(text.getBytes(StandardCharsets.UTF_8)))
                        .map(needle -> needle + " in a text"))
                .toList();
    }

    /// All that the program and the Lab wrote.
    private Stream<Path> ownFiles(Lab lab) throws IOException {
        Path machines = lab.workshop().roots().of(lab.machine("web-01")).getParent();
        List<Path> all = new ArrayList<>();
        for (Path place : List.of(folder, machines)) {
            try (Stream<Path> within = Files.walk(place)) {
                within.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .forEach(all::add);
            }
        }
        assertThat(all).anyMatch(file -> file.endsWith("shadow")).anyMatch(file -> file.endsWith("host-keys"));
        return all.stream();
    }

    private static List<String> commandLines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : (Iterable<Path>) processes::iterator) {
                try {
                    lines.add(new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.ISO_8859_1));
                } catch (IOException noProcess) {
                    // Something else of /proc, or a process that has ended.
                }
            }
        }
        assertThat(lines).anyMatch(line -> line.contains("java"));
        return lines;
    }

    private static List<String> texts(ListAppender<ILoggingEvent> log) {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
