package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.testing.RealProgram;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// FreeRDP's client shows the screen of FreeRDP's own server through a forward.
@Tag("lab")
@Timeout(120)
class RemoteDesktopJourneyTest {
    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : processes.reversed()) {
            process.destroy();
            process.waitFor();
        }
    }

    private static String needOneOf(String... names) throws IOException {
        for (String name : names) {
            Optional<Path> found = RealProgram.find(name);
            if (found.isPresent()) {
                return found.get().toString();
            }
        }
        assumeTrue(false, String.join(" or ", names) + " is not installed");
        return "";
    }

    private Process start(String display, ProcessBuilder.Redirect output, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(folder.resolve("errors-" + processes.size()).toFile())
                .redirectOutput(output);
        builder.environment().put("DISPLAY", display);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /// A screen that nobody sees.
    private String screen(String xvfb, String xwininfo) throws IOException {
        Process server = start(
                "",
                ProcessBuilder.Redirect.PIPE,
                // Else it begins anew when the last client leaves, and the next one finds nobody in that moment.
                List.of(xvfb, "-noreset", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp"));
        BufferedReader told = server.inputReader(StandardCharsets.US_ASCII);
        String display = ":" + told.readLine();
        Patience.until(() -> display + errors(), () -> tree(xwininfo, display).contains("Root window"));
        return display;
    }

    /// The windows on that screen, in words; empty where it does not answer.
    private String tree(String xwininfo, String display) {
        try {
            return RealProgram.run(folder, xwininfo, "-display", display, "-root", "-tree")
                    .text();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void aDesktopOpensThroughAForward() throws Exception {
        String xvfb = needOneOf("Xvfb");
        String xwininfo = needOneOf("xwininfo");
        String client = needOneOf("xfreerdp3", "xfreerdp");
        String shadow = needOneOf("freerdp-shadow-cli3", "freerdp-shadow-cli");
        int port = RealProgram.freePort();
        ProcessBuilder.Redirect nowhere = ProcessBuilder.Redirect.DISCARD;
        start(screen(xvfb, xwininfo), nowhere, List.of(shadow, "/port:" + port, "/bind-address:127.0.0.1", "-auth"));
        Patience.until(
                this::errors,
                () -> RealProgram.answers(port) || !processes.getLast().isAlive());
        String display = screen(xvfb, xwininfo);
        try (Journey journey = Journey.begin();
                JourneyForwards forwards = new JourneyForwards(journey, journey.workers(), folder)) {
            show(client, display, forwards.open(1065, "desktop", port), forwards, xwininfo);
        }
    }

    private void show(String client, String display, int port, JourneyForwards forwards, String xwininfo)
            throws IOException, InterruptedException {
        try {
            Process shown = start(
                    display,
                    ProcessBuilder.Redirect.DISCARD,
                    List.of(
                            client,
                            "/v:127.0.0.1:" + port,
                            "/cert:ignore",
                            "/sec:tls",
                            "/u:lab",
                            "/p:lab",
                            "/size:640x480"));

            Patience.until(
                    () -> errors() + forwards.log(),
                    () -> tree(xwininfo, display).contains("FreeRDP") || !shown.isAlive());
            Patience.until(
                    () -> errors() + forwards.log(),
                    () -> forwards.status("desktop").bytesDown() > 2_000 || !shown.isAlive());
            assertThat(shown.isAlive()).as("the client goes on: %s", errors()).isTrue();
        } finally {
            endAll();
        }
    }

    /// What the programs have complained about.
    private String errors() {
        StringBuilder all = new StringBuilder();
        try {
            for (int i = 0; i < processes.size(); i++) {
                all.append(Files.readString(folder.resolve("errors-" + i))).append('\n');
            }
        } catch (IOException unread) {
            all.append(unread);
        }
        return all.toString();
    }
}
