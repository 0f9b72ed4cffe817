package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.LogonFault;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.remote.SshdScripts;
import dev.ecsdeck.remote.UserScripts.LoginUser;
import dev.ecsdeck.service.keys.InstanceCommands;
import dev.ecsdeck.service.keys.KeyService;
import dev.ecsdeck.service.keys.LiveLogins;
import dev.ecsdeck.service.keys.LoginService;
import dev.ecsdeck.service.keys.StoredHostKeys;
import dev.ecsdeck.service.logon.KeyPairService;
import dev.ecsdeck.service.logon.LoginUserService;
import dev.ecsdeck.service.logon.PasswordService;
import dev.ecsdeck.service.logon.PasswordService.Restart;
import dev.ecsdeck.service.logon.PasswordService.Stage;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.PublicHalf;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.store.HostKeyFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Passwords, key pairs and users of the Lab's machines changed as a user would, each tried by a login afterwards.
@Tag("lab")
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class LogonJourneyTest {
    private static final LoginName ROOT = new LoginName("root");
    private static final String PASSWORD = "Right4you!-canary";

    @TempDir
    Path folder;

    private final Journey journey;

    LogonJourneyTest() throws Exception {
        journey = Journey.begin();
    }

    @BeforeAll
    void needIsolation() {
        assumeTrue(
                journey.lab().workshop().runner().isIsolating(journey.lab().machine("web-01")),
                "this machine keeps nothing apart");
    }

    @AfterAll
    void close() {
        journey.close();
    }

    private Instance instance(String name) throws ProblemException {
        Machine machine = journey.lab().machine(name);
        return journey.cloud()
                .instances()
                .page(machine.region(), InstanceQuery.named(name), Optional.empty())
                .rows()
                .getFirst();
    }

    private PasswordService passwords() {
        StoredHostKeys hosts = new StoredHostKeys(new HostKeyFile(folder.resolve("hosts")));
        LoginService logins = new LoginService(
                new KeyService(journey.workers()),
                journey.sessions(),
                hosts,
                UserAgent.ofSystem(Map.of(), "Linux"),
                journey.workers());
        return new PasswordService(
                journey::cloud, new LiveLogins(journey::cloud, logins, hosts, journey.workers()), journey.workers());
    }

    private LoginUserService users() {
        return new LoginUserService(journey::cloud, journey.workers());
    }

    private KeyPairService pairs(Instance... known) {
        return new KeyPairService(journey::cloud, () -> List.of(known));
    }

    private static Problem refusal(ThrowingCallable call) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, call);
        assertThat(refused).as("it was taken").isNotNull();
        return refused.problem();
    }

    @Test
    void anOnlineResetLetsInAndLeavesNoTrace() throws Exception {
        Instance web = instance("web-01");
        PasswordService passwords = passwords();
        List<Stage> stages = new ArrayList<>();

        boolean sshTakesPasswords = passwords.resetOnline(web, ROOT, PASSWORD, stages::add);

        assertThat(sshTakesPasswords).isTrue();
        assertThat(stages).containsExactly(Stage.SEALING, Stage.SENDING, Stage.DONE);
        assertThatCode(() -> passwords.tryLogin(web, ROOT, PASSWORD)).doesNotThrowAnyException();
        assertThat(refusal(() -> passwords.tryLogin(web, ROOT, PASSWORD + "x")))
                .isInstanceOfSatisfying(
                        Problem.SshFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Problem.SshFault.PASSWORD_REFUSED));
    }

    @Test
    void aUserThatIsNotThereIsNamed() throws Exception {
        Instance web = instance("web-01");

        assertThat(refusal(() -> passwords().resetOnline(web, new LoginName("nobody-here"), PASSWORD, _ -> {})))
                .isEqualTo(new Problem.LogonFailed(LogonFault.USER_MISSING, "nobody-here", ""));
    }

    @Test
    void withoutOpenSslNothingIsSentReadably() throws Exception {
        Instance web = instance("worker-02");
        new InstanceCommands(journey.cloud(), journey.workers())
                .shell(
                        web,
                        "printf '#!/bin/sh\\nexit 127\\n' > /usr/local/bin/openssl; chmod +x /usr/local/bin/openssl",
                        Duration.ofSeconds(20));

        Problem problem = refusal(() -> passwords().resetOnline(web, ROOT, PASSWORD, _ -> {}));

        assertThat(problem).isInstanceOf(Problem.InvocationFailed.class);
    }

    @Test
    void aSimulatedWindowsInstanceGivesNoSeal() throws Exception {
        Instance windows = instance("sg-win-02");

        assertThat(refusal(() -> passwords().resetOnline(windows, new LoginName("administrator"), PASSWORD, _ -> {})))
                .isInstanceOfSatisfying(
                        Problem.LogonFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(LogonFault.NO_SEAL));
        assertThat(refusal(() -> users().list(windows)))
                .isInstanceOfSatisfying(
                        Problem.LogonFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(LogonFault.LINUX_ONLY));
    }

    @Test
    void anOfflineResetCountsFromTheRestartOn() throws Exception {
        Instance web = instance("web-02");
        PasswordService passwords = passwords();
        List<Stage> stages = new ArrayList<>();

        passwords.resetOffline(web, PASSWORD, Restart.ORDERLY, stages::add);

        assertThat(stages).containsExactly(Stage.KEPT, Stage.RESTARTING, Stage.DONE);
        assertThat(passwords.chosenLogin(web)).isEqualTo(ROOT);
        passwords.tryLogin(web, ROOT, PASSWORD);
        assertThat(passwords.screenUrl(web)).startsWith("http");
    }

    @Test
    void aLockedInstanceSaysWhy() throws Exception {
        Instance locked = instance("locked-01");

        assertThat(refusal(() -> passwords().resetOffline(locked, PASSWORD, Restart.LATER, _ -> {})))
                .isInstanceOf(Problem.CloudRefused.class);
    }

    @Test
    void aUserWithAPasswordLogsIn() throws Exception {
        Instance web = instance("web-03");
        LoginName user = new LoginName("deploy");

        boolean maySudo = users().add(web, user, true, Optional.empty());
        PasswordService passwords = passwords();
        passwords.resetOnline(web, user, PASSWORD, _ -> {});
        passwords.tryLogin(web, user, PASSWORD);

        assertThat(maySudo).isTrue();
        assertThat(users().list(web)).extracting(LoginUser::name).contains("root", "deploy");
        assertThat(refusal(() -> users().add(web, user, true, Optional.empty())))
                .isEqualTo(new Problem.LogonFailed(LogonFault.USER_EXISTS, "deploy", ""));
        users().remove(web, user, true);
        assertThat(users().list(web)).extracting(LoginUser::name).doesNotContain("deploy");
    }

    @Test
    void passwordsSwitchedOffLetNobodyIn() throws Exception {
        Instance web = instance("worker-03");
        PasswordService passwords = passwords();
        users().changeSshd(web, new SshdScripts.Settings(true, false, SshdScripts.RootLogin.YES));

        boolean sshTakesPasswords = passwords.resetOnline(web, ROOT, PASSWORD, _ -> {});

        assertThat(sshTakesPasswords).isFalse();
        assertThat(users().sshd(web).passwords()).isFalse();
        assertThat(refusal(() -> passwords.tryLogin(web, ROOT, PASSWORD))).isInstanceOf(Problem.SshFailed.class);
    }

    @Test
    void aKeyIsBoundWithoutARestart() throws Exception {
        Instance web = instance("stage-web-02");
        try (TemporaryKey key = TemporaryKey.make(KeyKind.ED25519, "mine")) {
            PublicHalf half =
                    PublicHalf.read(key.publicLine().getBytes(StandardCharsets.UTF_8), "mine.pub", Optional.empty());

            assertThat(users().addKey(web, ROOT, half)).isTrue();
            assertThat(users().addKey(web, ROOT, half)).isFalse();
            assertThat(users().keys(web, ROOT)).containsExactly(half.line());
            assertThat(users().removeKey(web, ROOT, half)).isTrue();
            assertThat(users().removeKey(web, ROOT, half)).isFalse();
        }
    }

    @Test
    void aCreatedPairIsSavedForItsOwnerAlone() throws Exception {
        Instance web = instance("web-02");
        Path file = folder.resolve("deck.pem");

        String fingerprint = pairs().create(web.region(), "deck", file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        PublicHalf half = pairs().read(file, Optional.empty());
        assertThat(half.algorithm()).isEqualTo("ssh-rsa");
        assertThat(pairs().list(web.region()))
                .filteredOn(pair -> pair.name().equals("deck"))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.fingerprint()).isEqualTo(fingerprint);
                    assertThat(pair.publicKey()).contains(half);
                    assertThat(half.kind()).isEqualTo("RSA 2048");
                });
        byte[] before = Files.readAllBytes(file);
        assertThat(refusal(() -> pairs().create(web.region(), "deck-2", file)))
                .isInstanceOfSatisfying(
                        Problem.FileUnusable.class,
                        unusable -> assertThat(unusable.fault()).isEqualTo(Problem.FileFault.EXISTS));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(refusal(() -> pairs().create(web.region(), "deck", folder.resolve("again.pem"))))
                .isInstanceOf(Problem.CloudRefused.class);
        assertThat(folder.resolve("again.pem")).doesNotExist();
    }

    @Test
    void aPairIsBoundReplacedAndDeletedOnceFree() throws Exception {
        Instance web = instance("stage-web-01");
        Path file = folder.resolve("one.pem");
        pairs().create(web.region(), "one", file);
        pairs().importKey(web.region(), "two", pairs().read(file, Optional.empty()), file.toString());
        pairs().attach(web.region(), "one", List.of(web.id()));
        pairs().attach(web.region(), "two", List.of(web.id()));
        passwords().restart(web, Restart.ORDERLY, _ -> {});

        Instance bound = instance("stage-web-01");
        assertThat(bound.keyPairName()).isEqualTo("two");
        assertThat(pairs(bound).list(web.region()))
                .filteredOn(pair -> pair.name().equals("two"))
                .singleElement()
                .satisfies(pair -> assertThat(pair.boundTo()).containsExactly(bound));
        assertThat(users().sshd(web).passwords()).isFalse();
        assertThat(refusal(() -> pairs().delete(web.region(), "two"))).isInstanceOf(Problem.CloudRefused.class);
        pairs().detach(web.region(), "two", List.of(web.id()));
        pairs().delete(web.region(), "two");
        assertThat(pairs().list(web.region()))
                .extracting(KeyPairService.Pair::name)
                .doesNotContain("two");
    }

    @Test
    void failuresWithAGoodStatusAreRead() throws Exception {
        Instance windows = instance("sg-win-02");
        Path file = folder.resolve("sg.pem");
        pairs().create(windows.region(), "sg", file);

        assertThat(refusal(() -> pairs().attach(windows.region(), "sg", List.of(windows.id()))))
                .isInstanceOfSatisfying(Problem.LogonFailed.class, failed -> {
                    assertThat(failed.fault()).isEqualTo(LogonFault.PAIR_NOT_CHANGED);
                    assertThat(failed.detail()).contains(windows.id().value(), "WindowsInstance");
                });
    }

    @Test
    void whatTheServiceDoesNotImportIsRefusedHere() throws Exception {
        Instance web = instance("web-02");
        try (TemporaryKey key = TemporaryKey.make(KeyKind.ED25519, "mine")) {
            PublicHalf half =
                    PublicHalf.read(key.publicLine().getBytes(StandardCharsets.UTF_8), "mine.pub", Optional.empty());

            assertThat(refusal(() -> pairs().importKey(web.region(), "ed", half, "mine.pub")))
                    .isEqualTo(new Problem.OwnKeyUnusable(OwnKeyFault.NOT_IMPORTED, "mine.pub"));
        }
    }
}
