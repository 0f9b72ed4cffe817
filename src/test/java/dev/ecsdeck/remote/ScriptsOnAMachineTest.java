package dev.ecsdeck.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Script;
import dev.ecsdeck.lab.scratch.ScriptRunner;
import dev.ecsdeck.remote.PasswordScripts.Result;
import dev.ecsdeck.remote.SshdScripts.RootLogin;
import dev.ecsdeck.remote.UserScripts.LoginUser;
import dev.ecsdeck.remote.UserScripts.PasswordState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The scripts, run by a real `sh` with the system's real programs in a root of its own.
class ScriptsOnAMachineTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA" + "b".repeat(42);
    private static final LoginName ROOT = new LoginName("root");

    private static Lab lab;

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(LabSettings.fast());
        assumeTrue(lab.workshop().runner().isIsolating(lab.machine("web-01")), "this machine keeps nothing apart");
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static String run(Machine machine, String user, String script) {
        Script.Outcome outcome = lab.workshop()
                .runner()
                .execute(
                        machine,
                        new Script(script, new byte[0], user, "", Duration.ofMinutes(1)),
                        new ScriptRunner.Handle());
        return new String(outcome.output(), StandardCharsets.UTF_8);
    }

    private static String asRoot(String machine, String script) {
        return run(lab.machine(machine), "root", script);
    }

    @Test
    void aSealedPasswordIsSetAndStandsInNoScript() {
        String password = "It's \"9\"$(x)`y`\\;&|";
        Seal seal = PasswordScripts.seal(asRoot("web-01", PasswordScripts.open(false)), false)
                .orElseThrow();
        String script = PasswordScripts.set(seal, ROOT, seal.close(password), false);

        PasswordScripts.Answer answer = PasswordScripts.read(asRoot("web-01", script));

        assertThat(answer).isEqualTo(new PasswordScripts.Answer(Result.SET, "", true));
        assertThat(lab.workshop().logons().takesPassword(lab.machine("web-01"), "root", password))
                .isTrue();
        assertThat(script).doesNotContain("It's").doesNotContain("SXQnc");
        assertThat(asRoot("web-01", "ls -d /run/ecs-deck-seal* /tmp/ecs-deck-seal* 2>/dev/null"))
                .isEmpty();
    }

    @Test
    void aSealOpensOnce() {
        Seal seal = PasswordScripts.seal(asRoot("web-01", PasswordScripts.open(false)), false)
                .orElseThrow();
        String script = PasswordScripts.set(seal, new LoginName("nobody-here"), seal.close("Right4you!"), false);

        assertThat(PasswordScripts.read(asRoot("web-01", script)).result()).isEqualTo(Result.NO_USER);
        assertThat(PasswordScripts.read(asRoot("web-01", PasswordScripts.set(seal, ROOT, seal.close("x"), false)))
                        .result())
                .isEqualTo(Result.SEAL_GONE);
    }

    @Test
    void anAnswerThatIsNoneIsNoSeal() {
        assertThat(PasswordScripts.seal("seal=none\n", false)).isEmpty();
        assertThat(PasswordScripts.seal("seal=/etc\nkey=AAAA\n", false)).isEmpty();
        assertThat(PasswordScripts.seal("blocked by policy", true)).isEmpty();
        assertThat(PasswordScripts.read("blocked by policy").result()).isEqualTo(Result.UNREADABLE);
    }

    @Test
    void aUserComesWithKeyAndSudoAndGoes() {
        LoginName user = new LoginName("deploy.web");
        String script = UserScripts.add(user, true, Optional.of(KEY));

        assertThat(UserScripts.read(asRoot("web-02", script)))
                .isEqualTo(new UserScripts.Answer(UserScripts.Result.DONE, "", true));
        assertThat(UserScripts.read(asRoot("web-02", script)).result()).isEqualTo(UserScripts.Result.EXISTS);

        LoginUser listed = UserScripts.readList(asRoot("web-02", UserScripts.list())).stream()
                .filter(row -> row.name().equals(user.value()))
                .findFirst()
                .orElseThrow();
        assertThat(listed.keys()).isEqualTo(1);
        assertThat(listed.maySudo()).isTrue();
        assertThat(listed.mayLogIn()).isTrue();
        assertThat(listed.password()).isEqualTo(PasswordState.LOCKED);
        assertThat(lab.workshop().logons().authorizedKeys(lab.machine("web-02"), user.value()))
                .containsExactly(KEY);

        assertThat(UserScripts.read(asRoot("web-02", UserScripts.remove(user, true)))
                        .result())
                .isEqualTo(UserScripts.Result.DONE);
        assertThat(UserScripts.read(asRoot("web-02", UserScripts.remove(user, true)))
                        .result())
                .isEqualTo(UserScripts.Result.NO_USER);
        assertThat(UserScripts.read(asRoot("web-02", UserScripts.remove(ROOT, false))))
                .isEqualTo(new UserScripts.Answer(UserScripts.Result.REFUSED, "root", false));
    }

    @Test
    void aKeyIsAddedOnceAfterALastLineWithoutAnEnd() {
        Machine machine = lab.machine("web-01");
        run(machine, "root", "mkdir -p ~/.ssh; printf '# mine\\nssh-rsa AAAAmine me' > ~/.ssh/authorized_keys");

        assertThat(KeyScripts.read(run(machine, "root", KeyScripts.add(KEY)))).isEqualTo(KeyScripts.Result.DONE);
        assertThat(KeyScripts.read(run(machine, "root", KeyScripts.add(KEY))))
                .isEqualTo(KeyScripts.Result.ALREADY_THERE);
        assertThat(KeyScripts.readList(run(machine, "root", KeyScripts.list())))
                .containsExactly("ssh-rsa AAAAmine me", KEY);
        assertThat(run(machine, "root", "stat -c %a ~/.ssh ~/.ssh/authorized_keys"))
                .isEqualTo("700\n600\n");

        String blob = KEY.split(" ")[1];
        assertThat(KeyScripts.read(run(machine, "root", KeyScripts.remove(blob))))
                .isEqualTo(KeyScripts.Result.DONE);
        assertThat(KeyScripts.read(run(machine, "root", KeyScripts.remove(blob))))
                .isEqualTo(KeyScripts.Result.GONE);
        assertThat(KeyScripts.readList(run(machine, "root", KeyScripts.list()))).containsExactly("ssh-rsa AAAAmine me");
    }

    @Test
    void sshdsSettingsAreChangedWithACopyKept() {
        SshdScripts.Settings wanted = new SshdScripts.Settings(true, false, RootLogin.KEY_ONLY);

        SshdScripts.Answer answer = SshdScripts.readChange(asRoot("api-03", SshdScripts.change(wanted)));

        assertThat(answer.result()).isEqualTo(SshdScripts.Result.DONE);
        assertThat(SshdScripts.settings(asRoot("api-03", SshdScripts.read()))).contains(wanted);
        assertThat(asRoot("api-03", "cat " + answer.backup().orElseThrow())).contains("PasswordAuthentication yes");
        SshdScripts.Settings back = new SshdScripts.Settings(true, true, RootLogin.YES);
        asRoot("api-03", SshdScripts.change(back));
        assertThat(SshdScripts.settings(asRoot("api-03", SshdScripts.read()))).contains(back);
        assertThat(asRoot("api-03", "grep -c 'ecs-deck begin' /etc/ssh/sshd_config"))
                .isEqualTo("1\n");
    }

    @Test
    void aDiskThatFillsUpMeanwhileLeavesTheFileAsItIs() {
        String padded = """
                f=/etc/ssh/sshd_config; n=$(wc -c < $f)
                { printf '#'; head -c $((1003 - n)) /dev/zero | tr '\\0' x; echo; echo 'AllowUsers root'; } >> $f
                sha256sum < $f
                """;
        String before = asRoot("web-01", padded);
        String limited = "trap '' XFSZ; ulimit -f 2; ";
        String change = SshdScripts.change(new SshdScripts.Settings(true, false, RootLogin.KEY_ONLY));

        SshdScripts.Answer answer = SshdScripts.readChange(asRoot("web-01", limited + change));

        assertThat(answer.result()).isEqualTo(SshdScripts.Result.REFUSED);
        assertThat(asRoot("web-01", "sha256sum < /etc/ssh/sshd_config")).isEqualTo(before);
        assertThat(asRoot("web-01", "ls /etc/ssh")).doesNotContain("ecs-deck");
    }

    @Test
    void aBrokenFileIsLeftAsItIs() {
        asRoot("web-02", "echo 'NoSuchWord yes' >> /etc/ssh/sshd_config");
        String before = asRoot("web-02", "md5sum /etc/ssh/*; ls /etc/ssh");

        SshdScripts.Answer answer = SshdScripts.readChange(
                asRoot("web-02", SshdScripts.change(new SshdScripts.Settings(true, true, RootLogin.NO))));

        assertThat(answer.result()).isEqualTo(SshdScripts.Result.INVALID);
        assertThat(answer.why()).containsIgnoringCase("nosuchword");
        assertThat(asRoot("web-02", "md5sum /etc/ssh/*; ls /etc/ssh")).isEqualTo(before);
    }

    @Test
    void openSshItselfChecksTheSyntax() {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's sshd is not installed");
        asRoot("web-03", "rm /usr/local/sbin/sshd; mkdir -p /run/sshd; ssh-keygen -A");

        SshdScripts.Settings wanted = new SshdScripts.Settings(true, false, RootLogin.KEY_ONLY);
        SshdScripts.Answer good = SshdScripts.readChange(asRoot("web-03", SshdScripts.change(wanted)));
        asRoot("web-03", "echo 'NoSuchWord yes' >> /etc/ssh/sshd_config");
        SshdScripts.Answer bad = SshdScripts.readChange(asRoot("web-03", SshdScripts.change(wanted)));

        assertThat(good.result()).isEqualTo(SshdScripts.Result.DONE);
        assertThat(SshdScripts.settings(asRoot("web-03", SshdScripts.read()))).contains(wanted);
        assertThat(bad.result()).isEqualTo(SshdScripts.Result.INVALID);
        assertThat(bad.why()).containsIgnoringCase("nosuchword");
    }
}
