package dev.ecsdeck.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A process in a terminal of its own: what is typed, and all that it has shown so far.
final class TerminalProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PtyProcess process;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private TerminalProcess(PtyProcess process) {
        this.process = process;
        Thread.ofVirtual().name("terminal-reader").start(this::readAll);
    }

    /// Runs a shell command; `$ECS_DECK` in it starts the program.
    static TerminalProcess run(String command, Path home, Map<String, String> environment) throws IOException {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        variables.put("HOME", home.toString());
        variables.put("TERM", "xterm-256color");
        variables.put("LANG", "C.UTF-8");
        variables.put(
                "ECS_DECK",
                Path.of(System.getProperty("java.home"), "bin", "java")
                        + " --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "
                        + System.getProperty("java.class.path") + " " + Main.class.getName());
        return new TerminalProcess(new PtyProcessBuilder(new String[] {"/bin/sh", "-c", command})
                .setEnvironment(variables)
                .setDirectory(home.toString())
                .setInitialColumns(80)
                .setInitialRows(24)
                .start());
    }

    private void readAll() {
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                synchronized (shown) {
                    shown.write(buffer, 0, count);
                }
            }
        } catch (IOException ended) {
            // The terminal goes with its process.
        }
    }

    String shown() {
        synchronized (shown) {
            return shown.toString(UTF_8);
        }
    }

    /// How many bytes have been shown.
    int length() {
        synchronized (shown) {
            return shown.size();
        }
    }

    void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /// Waits until `text` has been shown.
    void expect(String text) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            if (!shown().contains(text)) {
                throw new AssertionError("not shown: " + text + "\nbut: " + tail());
            }
        });
    }

    private String tail() {
        String all = shown();
        return all.substring(Math.max(0, all.length() - 1_000));
    }

    void resize(int rows, int columns) throws IOException {
        process.setWinSize(new WinSize(columns, rows));
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + tail());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
