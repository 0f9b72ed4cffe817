package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.service.keys.KeyExport;
import dev.ecsdeck.ssh.KeyKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Credentials changed in the window over a Lab, as a user would, up to a login with the new one.
@Tag("ui")
@Tag("lab")
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class CredentialsJourneyTest {
    private static final String PASSWORD = "Right4you!-canary";

    private final Path folder;
    private final CredentialsStage stage;

    CredentialsJourneyTest(@TempDir Path keys) {
        folder = keys;
        stage = new CredentialsStage(keys);
    }

    @BeforeAll
    void needIsolation() {
        assumeTrue(stage.lab.isIsolating(), "this machine keeps no scripts apart");
    }

    @AfterEach
    void leave() {
        stage.leaveDialogs();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void anOnlineResetEndsInALogin() {
        Instance web = stage.show("web-01");
        Theatre.does(() -> stage.page().resetPassword(web));
        stage.awaits("Login name chosen when the instance was made: root");
        stage.password("short");
        stage.confirm("web-01");
        assertThat(stage.isPressable("Reset password")).isFalse();
        stage.password(PASSWORD);
        stage.confirm("web-0");
        assertThat(stage.isPressable("Reset password")).isFalse();
        stage.confirm("web-01");

        stage.press("Reset password");

        stage.awaits("The password of root on web-01 is set.");
        stage.awaits("A login over SSH as root on web-01 worked.");
    }

    @Test
    void aMadePasswordIsShownOnceAndGoesToTheKeychain() {
        Instance web = stage.show("web-03");
        Theatre.does(() -> stage.page().resetPassword(web));
        stage.awaits("Login name chosen");
        stage.press("Generate");
        stage.tick("Save in the system keychain");
        stage.confirm("web-03");
        stage.press("Copy for 60 s");

        stage.press("Reset password");

        stage.awaits("A login over SSH as root on web-03 worked.");
        stage.awaits("Saved in the keychain.");
        String item = "password of root on " + web.id();
        String secret = stage.desk.keychain.secrets().getOrDefault(item, "");
        assertThat(secret).hasSize(20);
        assertThat(Theatre.on(() -> stage.isShown(secret))).isTrue();
        stage.press("Close");
        assertThat(Theatre.on(() -> stage.isShown(secret))).isFalse();
        Theatre.does(() -> stage.page().openPasswords(web.region()));
        CredentialsStage.eventually(() -> stage.texts(".table-cell .button").contains("In keychain"));
    }

    @Test
    void anOfflineResetCountsFromTheRestartOnAndOffersTheScreen() {
        Instance api = stage.show("api-01");
        Theatre.does(() -> stage.page().resetPassword(api));
        stage.awaits("Login name chosen when the instance was made: ecs-user");
        stage.choose("With a restart");
        stage.awaits("A restart ends every shell");
        stage.password(PASSWORD);
        stage.confirm("api-01");

        stage.press("Reset password");

        stage.awaits("The password of ecs-user on api-01 is set, and the instance runs again.");
        stage.awaits("A login over SSH as ecs-user on api-01 worked.");
        stage.press("Open the VNC page");
        CredentialsStage.eventually(() -> stage.desk.browsed.stream().anyMatch(url -> url.contains("/vnc/")));
    }

    @Test
    void whereOnlineDoesNotWorkTheOtherWaysAreOffered() {
        Instance windows = stage.show("sg-win-02");
        Theatre.does(() -> stage.page().resetPassword(windows));
        stage.awaits("administrator");
        stage.password(PASSWORD);
        stage.confirm("sg-win-02");
        stage.press("Reset password");
        stage.awaits("could not make a key to receive the password");

        stage.press("Change it by hand");
        stage.awaits("net user administrator *");
        assertThat(stage.isPressable("Open terminal")).isTrue();
        stage.leaveDialogs();

        Instance stopped = stage.show("stage-db-01");
        Theatre.does(() -> stage.page().resetPassword(stopped));
        stage.awaits("Not now: the instance is not running.");
        stage.leaveDialogs();

        Instance locked = stage.show("locked-01");
        Theatre.does(() -> stage.page().resetPassword(locked));
        stage.choose("With a restart");
        stage.password(PASSWORD);
        stage.confirm("locked-01");
        stage.press("Reset password");
        stage.awaits("locked");
    }

    @Test
    void aCreatedPairIsSavedOnceAndLogsInWithoutARestart() throws Exception {
        RegionId region = stage.show("web-02").region();
        Theatre.does(() -> stage.page().openPairs(region));
        stage.press("Create key pair");
        stage.type("Name", "1nope");
        assertThat(stage.isPressable("Choose a file and create…")).isFalse();
        stage.type("Name", "deck-pair");
        stage.press("Choose a file and create…");
        stage.awaits("Key pair deck-pair was created.");
        Path file = folder.resolve("deck-pair.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        stage.press("Close");
        stage.awaits("Not attached");
        assertThatThrownBy(() -> stage.logInWithKey("web-02", "root", file)).isInstanceOf(JSchException.class);

        stage.press("Attach…");
        stage.tick("web-02");
        stage.choose("Without a restart");
        stage.press("Attach key pair");
        stage.awaits("The key was added to authorized_keys.");
        stage.logInWithKey("web-02", "root", file);
        stage.leaveDialogs();

        stage.press("Create key pair");
        stage.type("Name", "deck-pair");
        stage.press("Choose a file and create…");
        stage.awaits("deck-pair.pem");
        assertThat(Files.readString(file)).startsWith("-----BEGIN");
    }

    @Test
    void anImportedPairIsAttachedWithARestartRefusedWhileBoundAndDeletedOnceFree() throws Exception {
        RegionId region = stage.show("stage-web-01").region();
        Path file = folder.resolve("own");
        KeyExport.write(KeyKind.RSA_2048, file, "open sesame".getBytes(StandardCharsets.UTF_8));
        Files.delete(folder.resolve("own.pub"));
        Theatre.does(() -> stage.page().openPairs(region));
        stage.press("Import…");
        stage.desk.places.chosen = "own";
        stage.press("Choose a file…");
        CredentialsStage.eventually(() -> stage.isShown("RSA 2048") || stage.isShown("protected by a passphrase"));
        if (Theatre.on(() -> stage.isShown("protected by a passphrase"))) {
            stage.password("wrong");
            stage.press("Unlock");
            stage.awaits("That is not the passphrase");
            stage.password("open sesame");
            stage.press("Unlock");
        }
        stage.awaits("RSA 2048");
        stage.type("Name", "own-pair");
        stage.press("Import public key");
        CredentialsStage.eventually(() -> stage.isShown("own-pair"));

        stage.pressIn("own-pair", "Attach…");
        stage.tick("stage-web-01");
        stage.choose("Restart now");
        assertThat(stage.isPressable("Attach key pair")).isFalse();
        stage.confirm("own-pair");
        stage.press("Attach key pair");
        stage.awaits("Restarted; counts now.");
        stage.leaveDialogs();
        stage.show("stage-web-01");
        Path open = folder.resolve("own-open");
        decrypt(file, open);
        stage.logInWithKey("stage-web-01", "root", open);

        stage.delete("own-pair");
        stage.awaits("A key pair that is attached cannot be deleted.");
        stage.press("Detach…");
        stage.press("Detach key pair");
        stage.awaits("Counts from the next restart on.");
        stage.leaveDialogs();
        stage.show("stage-web-01");
        CredentialsStage.eventually(() -> stage.boundTo("own-pair").isEmpty());
        stage.delete("own-pair");
        stage.confirm("own-pair");
        stage.press("Delete key pair");
        CredentialsStage.eventually(
                () -> stage.texts(".table-row-cell .label").stream().noneMatch("own-pair"::equals));
    }

    private static void decrypt(Path locked, Path open) throws Exception {
        KeyPair pair = KeyPair.load(new JSch(), locked.toString(), null);
        assertThat(pair.decrypt("open sesame".getBytes(StandardCharsets.UTF_8))).isTrue();
        pair.writePrivateKey(open.toString(), null);
    }

    @Test
    void filesThatAreNoKeysAreRefusedWithTheReason() throws Exception {
        RegionId region = stage.show("web-01").region();
        Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam\n");
        KeyExport.write(KeyKind.ED25519, folder.resolve("ed"), new byte[0]);
        Theatre.does(() -> stage.page().openPairs(region));
        stage.press("Import…");
        stage.desk.places.chosen = "letter.txt";
        stage.press("Choose a file…");
        stage.awaits("There is no key in");
        stage.desk.places.chosen = "missing";
        stage.press("Choose a file…");
        stage.awaits("missing");
        stage.desk.places.chosen = "ed";
        stage.press("Choose a file…");
        stage.awaits("ED25519");
        stage.type("Name", "ed-pair");
        stage.press("Import public key");

        stage.awaits("The service imports RSA, DSA and ECDSA keys");
    }

    @Test
    void aUserIsAddedWithAPasswordLogsInAndIsRemoved() {
        Instance ci = stage.show("bj-ci-01");
        Theatre.does(() -> stage.page().openUsers(ci));
        stage.awaits("Login with passwords");
        stage.press("Add user…");
        for (String nasty :
                List.of("a b", "$(touch x)", "`id`", "o'brien", "über", "a".repeat(33), "-rf", "a\nb", "🙂")) {
            stage.type("User", nasty);
            assertThat(stage.isPressable("Add user")).as(nasty).isFalse();
        }
        stage.type("User", "deploy");
        stage.choose("With a password");
        stage.tick("May use sudo");
        stage.password(PASSWORD);
        stage.press("The script that runs on the instance");
        stage.press("Add user");
        stage.awaits("A login over SSH as deploy on bj-ci-01 worked.");
        stage.leaveDialogs();
        stage.awaits("deploy");

        stage.pressIn("deploy", "Remove…");
        stage.confirm("deploy");
        stage.press("Remove user");
        CredentialsStage.eventually(() -> stage.texts(".table-cell").stream().noneMatch("deploy"::equals));
    }

    @Test
    void aUserIsAddedWithAKeyThatIsTakenAwayAgain() throws Exception {
        Instance build = stage.show("bj-build-01");
        KeyExport.write(KeyKind.ED25519, folder.resolve("lasting"), new byte[0]);
        Theatre.does(() -> stage.page().openUsers(build));
        stage.awaits("Login with passwords");
        stage.press("Add user…");
        stage.type("User", "ops");
        stage.desk.places.chosen = "lasting";
        stage.press("Choose a file…");
        stage.awaits("ED25519");
        stage.press("Add user");
        stage.awaits("ops can log in to bj-build-01.");
        assertThatCode(() -> stage.logInWithKey("bj-build-01", "ops", folder.resolve("lasting")))
                .doesNotThrowAnyException();
        stage.leaveDialogs();

        CredentialsStage.eventually(() -> stage.texts(".table-cell").contains("ops"));
        stage.pressIn("ops", "Keys…");
        stage.awaits("ED25519");
        stage.press("Remove");
        stage.awaits("authorized_keys holds no key.");
        assertThatThrownBy(() -> stage.logInWithKey("bj-build-01", "ops", folder.resolve("lasting")))
                .isInstanceOf(JSchException.class);
    }

    @Test
    void passwordsSwitchedOffInTheServerAreSaidAfterAReset() {
        Instance worker = stage.show("worker-03");
        Theatre.does(() -> stage.page().openUsers(worker));
        stage.awaits("Login with passwords");
        stage.press("Change…");
        stage.tick("Login with passwords");
        stage.confirm("worker-03");
        stage.press("Change settings");
        stage.awaits("sshd_config.ecs-deck-");
        stage.leaveDialogs();

        Theatre.does(() -> stage.page().resetPassword(worker));
        stage.password(PASSWORD);
        stage.confirm("worker-03");
        stage.press("Reset password");
        stage.awaits("lets nobody in with a password");
        stage.press("Show the SSH settings");
        stage.awaits("SSH server");
    }

    @Test
    void whoMayUseRemoteDesktopIsChangedOnWindows() {
        Instance windows = stage.show("sg-win-02");
        Theatre.does(() -> stage.page().openUsers(windows));
        stage.awaits("No user is in the group.");
        stage.awaits("two people work by Remote Desktop at the same time");
        stage.press("Add user…");
        stage.type("User", "support");
        stage.press("Add to the group");
        CredentialsStage.eventually(() -> stage.texts(".member-row .label").contains("support"));

        stage.press("Take out…");
        stage.press("Take out of the group");

        stage.awaits("No user is in the group.");
    }
}
