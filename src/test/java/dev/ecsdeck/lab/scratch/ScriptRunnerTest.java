package dev.ecsdeck.lab.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Script.End;
import dev.ecsdeck.lab.scratch.Script.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
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
        Map<String, String> before = fingerprint();
        run("""
                echo 'evil:x:0:0::/root:/bin/sh' >> /etc/passwd
                echo 'root:broken' >> /etc/shadow
                rm -rf /etc/* /root/* /root/.[a-z]* /home/*
                ln -s / /home/host; touch /home/host/etc/hello /root/hello
                kill -9 -1
                """);

        assertThat(fingerprint()).isEqualTo(before);
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

    /// Names, sizes and times of what lies in this machine's own folders.
    private static Map<String, String> fingerprint() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String folder : new String[] {"/etc", "/root", "/home"}) {
            try (Stream<Path> entries = Files.walk(Path.of(folder), folder.equals("/etc") ? 2 : 1)) {
                for (Path entry : (Iterable<Path>) entries::iterator) {
                    FileTime time = Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS);
                    all.put(entry.toString(), time + " " + (Files.isRegularFile(entry) ? Files.size(entry) : 0));
                }
            }
        }
        return all;
    }
}
