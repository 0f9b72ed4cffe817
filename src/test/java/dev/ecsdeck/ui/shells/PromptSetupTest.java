package dev.ecsdeck.ui.shells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.techsenger.jeditermfx.core.TerminalOutputStream;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.terminal.vt.TerminalEvents;
import dev.ecsdeck.terminal.vt.VtTerminal;
import dev.ecsdeck.testing.PtyLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines that are copied, read by the shells that they are for.
class PromptSetupTest implements TerminalEvents, TerminalOutputStream {
    private static final ScreenSize SIZE = new ScreenSize(24, 80);

    private final VtTerminal terminal = new VtTerminal(SIZE, 1000, this, this);
    private final List<String> marks = new CopyOnWriteArrayList<>();
    private @Nullable PtyLink link;

    @TempDir
    Path home;

    @AfterEach
    void end() {
        if (link != null) {
            link.close();
        }
    }

    private PtyLink start(List<String> command) throws IOException {
        PtyLink opened = new PtyLink(
                SIZE, command, Map.of("HOME", home.toString(), "ZDOTDIR", home.toString(), "PROMPT_COMMAND", ""));
        link = opened;
        Thread.ofVirtual().start(() -> {
            byte[] buffer = new byte[4096];
            try {
                for (int read = opened.read(buffer, 0, buffer.length);
                        read >= 0;
                        read = opened.read(buffer, 0, buffer.length)) {
                    terminal.feed(new String(buffer, 0, read, StandardCharsets.UTF_8));
                }
            } catch (IOException closed) {
                marks.add("closed");
            }
        });
        return opened;
    }

    private PtyLink bash(String before, String after) throws IOException {
        Path file = home.resolve("rc");
        Files.writeString(file, "PS1='$ '\n" + before + "\n" + PromptSetup.BASH + after);
        return start(List.of("/bin/bash", "--noprofile", "--rcfile", file.toString(), "-i"));
    }

    private void awaitMarks(String... wanted) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(marks).containsExactly(wanted));
    }

    private static void type(PtyLink shell, String line) throws IOException {
        byte[] bytes = (line + "\r").getBytes(StandardCharsets.UTF_8);
        shell.write(bytes, 0, bytes.length);
    }

    @Test
    void bashMarksWhatACommandBeginsWritesAndEndsWith() throws IOException {
        PtyLink shell = bash("", "");
        awaitMarks("END 0", "PROMPT", "COMMAND");
        marks.clear();

        type(shell, "echo one; (exit 3)");

        awaitMarks("OUTPUT", "END 3", "PROMPT", "COMMAND");
        assertThat(terminal.lastOutput())
                .hasValueSatisfying(output -> assertThat(
                                terminal.lines(output.from().line(), output.to().line()))
                        .singleElement()
                        .satisfies(line -> assertThat(line.text()).isEqualTo("one")));
    }

    @Test
    void bashKeepsItsOwnPromptCommandAndTheStatus() throws IOException {
        PtyLink shell = bash("PROMPT_COMMAND='echo own'", "");
        awaitMarks("END 0", "PROMPT", "COMMAND");
        type(shell, "false");
        awaitMarks("END 0", "PROMPT", "COMMAND", "OUTPUT", "END 1", "PROMPT", "COMMAND");

        type(shell, "echo was $?");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(terminal.screenText()).contains("was 1"));
        assertThat(terminal.screenText()).contains("own\n$ false\nown");
    }

    @Test
    void bashThatReadsItTwiceMarksOnce() throws IOException {
        bash("", PromptSetup.BASH);

        awaitMarks("END 0", "PROMPT", "COMMAND");
    }

    @Test
    void zshMarksWhatACommandBeginsWritesAndEndsWith() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "zsh is not installed");
        Files.writeString(home.resolve(".zshrc"), "PS1='$ '\nunsetopt PROMPT_SP\n" + PromptSetup.ZSH);
        PtyLink shell = start(List.of("/usr/bin/zsh", "-d", "-i"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(marks).endsWith("PROMPT", "COMMAND"));
        marks.clear();

        type(shell, "echo one; (exit 3)");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(marks).contains("OUTPUT", "END 3").endsWith("PROMPT", "COMMAND"));
    }

    @Override
    public void mark(PromptMark mark, long line, @Nullable Integer exitStatus) {
        marks.add(mark + (exitStatus == null ? "" : " " + exitStatus));
    }

    @Override
    public void changed() {
        // What is on the screen is asked for.
    }

    @Override
    public void title(String title) {
        // Nobody shows it.
    }

    @Override
    public void bell() {
        // Nobody hears it.
    }

    @Override
    public int themeColour(int slot) {
        return 0;
    }

    @Override
    public void sendBytes(byte[] bytes, boolean isUserInput) {
        // Nothing asks.
    }

    @Override
    public void sendString(String text, boolean isUserInput) {
        // Nothing asks.
    }
}
