package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `session` in a real terminal, as a person has it, against the Lab.
@Tag("lab")
@EnabledOnOs({OS.LINUX, OS.MAC})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerminalJourneyTest {
    private static final String SESSION = "$ECS_DECK session -i web-01";

    @TempDir
    private static Path home;

    private Lab lab;

    @BeforeAll
    void startLab() throws IOException {
        lab = Lab.start(LabSettings.fast());
    }

    @AfterAll
    void stopLab() {
        lab.close();
    }

    @Test
    void aPersonTypesResizesInterruptsAndLeaves() throws Exception {
        try (TerminalProcess terminal = run("stty -g; " + SESSION + "; echo rc=$?; stty -g")) {
            terminal.expect("\r\u001b[K\u001b[?2004h"); // the line of stages is gone before the far prompt comes
            terminal.type("PS1='ready> '\r");
            terminal.expect("\u001b[?2004hready> ");

            terminal.type("echo sum=$((40+2)) 你好-$((1+1))\r");
            terminal.expect("sum=42 你好-2");

            terminal.resize(41, 132);
            terminal.type("sleep 0.3; stty size\r");
            terminal.expect("41 132");

            terminal.type("yes flood\r");
            int before = terminal.length();
            await().until(() -> terminal.length() > before + 100_000);
            terminal.type("\u0003");
            terminal.type("echo stopped-$((1+1))\r");
            terminal.expect("stopped-2");

            terminal.type("exit 0\r");
            terminal.expect("rc=0");
            terminal.awaitEnd();
            assertSameSettings(terminal.shown());
        }
    }

    @Test
    void aFullScreenEditorComesAndGoes() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/vim")));
        try (TerminalProcess terminal = run(SESSION + "; echo rc=$?")) {
            terminal.expect("\u001b[?2004h");
            terminal.type("vim -u NONE -N " + home + "/written.txt\r");
            terminal.expect("\u001b[?1049h");
            terminal.type("i中文 line\u001b:wq\r");
            terminal.expect("\u001b[?1049l");
            terminal.type("exit\r");
            terminal.expect("rc=0");
        }
        assertThat(home.resolve("written.txt")).hasContent("中文 line");
    }

    @Test
    void aTerminatedSessionGivesTheTerminalBackAndPutsTheScreenInOrder() throws Exception {
        try (TerminalProcess terminal =
                run("stty -g; sh -c 'echo pid=$$.; exec " + SESSION + "'; echo rc=$?; stty -g")) {
            terminal.expect("\u001b[?2004h");
            terminal.type("printf '\\033[?1049h\\033[?25lfull-%s' screen\r");
            terminal.expect("full-screen");
            String shown = terminal.shown();
            int at = shown.indexOf("pid=") + 4;
            long pid = Long.parseLong(shown.substring(at, shown.indexOf('.', at)));

            ProcessHandle.of(pid).orElseThrow().destroy();

            terminal.expect("rc=143");
            terminal.awaitEnd();
            assertSameSettings(terminal.shown());
        }
    }

    @Test
    void whileNothingIsThereCtrlCEndsTheProgram() throws Exception {
        try (Lab slow = Lab.start(LabSettings.realistic());
                TerminalProcess terminal = TerminalProcess.run(SESSION + "; echo rc=$?", home, keys(slow))) {
            terminal.expect("\u2026"); // a stage of the opening
            terminal.type("\u0003");

            terminal.expect("rc=130");
            terminal.awaitEnd();
        }
    }

    private static void assertSameSettings(String shown) {
        List<String> settings = shown.lines()
                .map(String::strip)
                .filter(line -> line.matches("(gfmt1:)?[0-9a-z=]+(:[0-9a-z=]+){10,}"))
                .toList();
        assertThat(settings).hasSize(2);
        assertThat(settings.getLast()).isEqualTo(settings.getFirst());
    }

    private TerminalProcess run(String command) throws IOException {
        return TerminalProcess.run(command, home, keys(lab));
    }

    private static Map<String, String> keys(Lab lab) {
        return Map.of(
                "ALIBABA_CLOUD_ACCESS_KEY_ID", lab.accessKeyId(),
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET", lab.accessKeySecret(),
                "ALIBABA_CLOUD_ENDPOINT", lab.endpoint().toString());
    }
}
