package dev.ecsdeck.lab.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Script.End;
import dev.ecsdeck.lab.scratch.Script.Outcome;
import dev.ecsdeck.testing.OwnFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScriptRunnerTest {
    private static final Fleet FLEET = Fleet.standard();
    private static final Machine WEB = FLEET.named("web-01");

    private static Threads threads;
    private static ScratchRoots roots;
    private static ScriptRunner runner;

    @BeforeAll
    static void start() throws IOException {
        threads = new Threads((_, crash) -> crash.printStackTrace());
        roots = new ScratchRoots();
        runner = new ScriptRunner(threads, roots);
    }

    @AfterAll
    static void stop() {
        runner.close();
        roots.close();
        threads.close();
    }

    @Test
    void aWindowsMachineOnlySaysThatItWouldHaveRun() {
        Outcome outcome = runner.execute(FLEET.named("sg-win-02"), script("exit 7"), new ScriptRunner.Handle());

        assertThat(outcome.exitCode()).isZero();
        assertThat(text(outcome)).contains("simulated");
    }

    @Test
    void aUserWhoIsNotThereIsSaidSo() {
        isolating();
        Script script = new Script("id", new byte[0], "nobody-here", "", Duration.ofSeconds(10));

        assertThat(runner.execute(WEB, script, new ScriptRunner.Handle()).end()).isEqualTo(End.NO_USER);
    }

    @Test
    void aDirectoryThatIsNotThereIsSaidSo() {
        isolating();
        Script script = new Script("id", new byte[0], "root", "/no/such", Duration.ofSeconds(10));

        assertThat(runner.execute(WEB, script, new ScriptRunner.Handle()).end()).isEqualTo(End.NO_DIRECTORY);
    }

    @Test
    void aScriptThatDoesNotEndIsEnded() {
        isolating();
        Script script = new Script("sleep 60", new byte[0], "root", "", Duration.ofMillis(300));

        assertThat(runner.execute(WEB, script, new ScriptRunner.Handle()).end()).isEqualTo(End.TIMED_OUT);
    }

    @Test
    void aScriptCanBeStopped() throws InterruptedException {
        isolating();
        ScriptRunner.Handle handle = new ScriptRunner.Handle();
        Outcome[] outcome = new Outcome[1];
        Thread run = threads.start("run", () -> outcome[0] = runner.execute(WEB, script("sleep 60"), handle));
        handle.stop();
        run.join();

        assertThat(outcome[0].end()).isEqualTo(End.STOPPED);
    }

    @Test
    void outputAboveTheLimitIsDroppedAndCounted() {
        isolating();
        Outcome outcome = run("head -c 30000 /dev/zero");

        assertThat(outcome.output()).hasSize(24 * 1024);
        assertThat(outcome.dropped()).isEqualTo(30_000 - 24 * 1024);
    }

    @Test
    void aScriptSeesTheMachineAndNotThisOne() {
        isolating();

        assertThat(text(run("hostname; id -u; pwd; echo $HOME"))).isEqualTo("web-01\n0\n/root\n/root\n");
        assertThat(text(run("ls /home"))).contains("ecs-assist-user");
        assertThat(text(run("ls -d /mnt/.host " + System.getProperty("user.dir") + " " + roots.of(WEB)
                        + " 2>/dev/null; echo end")))
                .isEqualTo("end\n");
        assertThat(text(run("echo x > /usr/bin/ecs-deck-probe; echo $?"))).contains("Read-only");
        assertThat(Path.of("/usr/bin/ecs-deck-probe")).doesNotExist();
    }

    @Test
    void exitCodesAndBothStreamsComeBack() {
        isolating();
        Outcome outcome = run("echo out; echo err >&2; exit 3");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(text(outcome)).isEqualTo("out\nerr\n");
    }

    @Test
    void aScriptReadsItsInputAndItsFirstLineChoosesTheShell() {
        isolating();
        Script script = new Script(
                "#!/bin/bash\na=(1 2); cat; echo ${#a[@]}",
                "你好".getBytes(StandardCharsets.UTF_8),
                "root",
                "",
                Duration.ofSeconds(10));

        assertThat(text(runner.execute(WEB, script, new ScriptRunner.Handle()))).isEqualTo("你好2\n");
    }

    @Test
    void filesStayOnTheMachineThatWroteThem() {
        isolating();
        run("echo mine > /root/note");

        assertThat(text(run("cat /root/note"))).isEqualTo("mine\n");
        assertThat(text(runner.execute(FLEET.named("web-02"), script("ls /root/note"), new ScriptRunner.Handle())))
                .contains("No such file");
    }

    @Test
    void scriptsOnTheirWayIntoOneMachineDoNotHinderOneAnother() throws InterruptedException {
        isolating();
        List<String> outputs = new CopyOnWriteArrayList<>();
        List<Thread> runs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            runs.add(threads.start("run", () -> outputs.add(text(run("echo in; ls -A /mnt")))));
        }
        for (Thread run : runs) {
            run.join();
        }

        assertThat(outputs).hasSize(12).allMatch(output -> output.startsWith("in\n"));
        assertThat(text(run("ls -A /mnt"))).isEmpty();
    }

    @Test
    void thePluginIsInstalledAsThePublishedOneIs() {
        isolating();
        Outcome outcome = run("acs-plugin-manager -e -P config_ecs_instance_connect --params --install");

        assertThat(outcome.exitCode()).isZero();
        assertThat(text(run("test -x " + Furniture.PLUGIN
                        + " && grep -c config_ecs_instance_connect /etc/ssh/sshd_config")))
                .isEqualTo("1\n");
    }

    @Test
    void whatAScriptDoesToItsSystemLeavesThisMachineAsItWas() throws IOException {
        isolating();
        Map<String, String> before = OwnFolders.fingerprint();
        run("""
                echo 'evil:x:0:0::/root:/bin/sh' >> /etc/passwd
                echo 'root:broken' >> /etc/shadow
                rm -rf /etc/* /root/* /root/.[a-z]* /home/*
                ln -s / /home/host; touch /home/host/etc/hello /root/hello
                kill -9 -1
                """);

        assertThat(OwnFolders.fingerprint()).isEqualTo(before);
    }

    @Test
    void aScriptCannotTakeTheLockOffThisMachinesPrograms() throws IOException {
        isolating();
        Path probe = Path.of("/usr/ecs-deck-probe");
        try {
            Outcome outcome = run("mount -o remount,bind,rw /usr; echo mounted=$?; touch " + probe + "; echo end");

            assertThat(text(outcome)).endsWith("end\n").doesNotContain("mounted=0");
            assertThat(probe).doesNotExist();
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    @Test
    void aScriptCannotChangeThisMachinesKernel() {
        isolating();
        Outcome outcome = run("""
                f=/proc/sys/kernel/core_pattern
                [ -e $f ] || { echo hidden; exit; }
                v=$(cat $f); printf %s "$v" > $f && echo wrote
                [ -w /proc/sysrq-trigger ] && echo may-restart
                echo end
                """);

        assertThat(text(outcome)).doesNotContain("wrote", "may-restart").containsAnyOf("hidden", "end");
    }

    @Test
    void aScriptCannotGiveThisMachinesDevicesAnotherMode() {
        isolating();

        assertThat(text(run("chmod a+rw /dev/null; echo $?; echo x > /dev/null && echo written")))
                .contains("Read-only")
                .endsWith("1\nwritten\n");
    }

    @Test
    void aScriptWithANulIsRefused() {
        isolating();
        Outcome outcome = run("echo a\0b");

        assertThat(outcome.exitCode()).isEqualTo(126);
        assertThat(text(outcome)).contains("NUL");
    }

    @Test
    void aUserNameIsNoPattern() {
        isolating();
        Script script = new Script("id", new byte[0], "roo.", "", Duration.ofSeconds(10));

        assertThat(runner.execute(WEB, script, new ScriptRunner.Handle()).end()).isEqualTo(End.NO_USER);
    }

    private static void isolating() {
        assumeTrue(runner.isIsolating(WEB), "this machine keeps nothing apart");
    }

    private static Script script(String text) {
        return new Script(text, new byte[0], "root", "", Duration.ofSeconds(20));
    }

    private static Outcome run(String text) {
        return runner.execute(WEB, script(text), new ScriptRunner.Handle());
    }

    private static String text(Outcome outcome) {
        return new String(outcome.output(), StandardCharsets.UTF_8);
    }
}
