package dev.ecsdeck.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.terminal.Utf8Decoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs wrote on a terminal of 24 rows and 80 columns, recorded on Debian 12 as an invented user: shown
/// here, in xterm.js and in tmux, screen by screen.
class RecordedStreamTest {
    private static final int ROWS = 24;
    private static final int COLUMNS = 80;
    private static final Path STREAMS = Path.of("src/test/resources/terminal/streams");

    @ParameterizedTest
    @ValueSource(strings = {"vim", "less", "gitlog", "mc", "tmux"})
    void anyCutGivesTheSameScreen(String program) throws IOException {
        byte[] stream = read(program);
        List<String> whole = show(stream, stream.length);

        for (int size : new int[] {1, 2, 3, 7, 61, 1024}) {
            assertThat(show(stream, size)).as("in parts of %d", size).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vim", "less", "gitlog", "mc", "tmux"})
    void aProgramLooksAsInXtermJs(String program) throws IOException {
        Optional<XtermHeadless> started = XtermHeadless.start();
        assumeTrue(started.isPresent(), "@xterm/headless is not installed under target/xterm-headless");

        try (XtermHeadless xterm = started.get()) {
            byte[] stream = read(program);

            assertThat(show(stream, stream.length))
                    .isEqualTo(xterm.show(ROWS, COLUMNS, stream).rows());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vim", "less", "gitlog", "mc"})
    void aProgramLooksAsInTmux(String program) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/tmux")), "tmux is not installed");
        String socket = "ecsdeck-" + ProcessHandle.current().pid() + program;
        String file = STREAMS.resolve(program + ".bin").toAbsolutePath().toString();
        tmux(
                socket,
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                "80",
                "-y",
                "24",
                "stty raw -echo; cat '" + file + "'; sleep 60");
        try {
            byte[] stream = read(program);
            List<String> expected = show(stream, stream.length);

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(captured(socket)).isEqualTo(expected));
        } finally {
            tmux(socket, "kill-server");
        }
    }

    private static List<String> captured(String socket) throws IOException, InterruptedException {
        List<String> rows = new ArrayList<>(tmux(socket, "capture-pane", "-p")
                .lines()
                .map(String::stripTrailing)
                .toList());
        while (rows.size() < ROWS) {
            rows.add("");
        }
        return rows;
    }

    private static String tmux(String socket, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", socket));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("TMUX");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static byte[] read(String program) throws IOException {
        return Files.readAllBytes(STREAMS.resolve(program + ".bin"));
    }

    private static List<String> show(byte[] stream, int part) {
        Probe probe = new Probe(ROWS, COLUMNS);
        Utf8Decoder decoder = new Utf8Decoder();
        char[] out = new char[part + 2];
        for (int from = 0; from < stream.length; from += part) {
            int to = Math.min(stream.length, from + part);
            probe.terminal.feed(out, 0, decoder.decode(stream, from, to, out, 0));
        }
        ScreenCopy copy = probe.copy();
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(copy.rowText(row));
        }
        return rows;
    }
}
