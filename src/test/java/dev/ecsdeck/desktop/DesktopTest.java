package dev.ecsdeck.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.desktop.Desktop.Os;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopTest {
    private static final HostAndPort RDP = new HostAndPort("127.0.0.1", 13389);

    @TempDir
    Path folder;

    private final List<List<String>> started = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"LINUX,xdg-open", "MAC,open", "WINDOWS,rundll32"})
    void addressIsOneWordOfTheCommand(Os os, String program) throws Exception {
        desktop(os).browse(URI.create("http://127.0.0.1:8080/?a=%22;rm"));

        assertThat(started).singleElement().satisfies(command -> {
            assertThat(command).first().isEqualTo(program);
            assertThat(command).last().isEqualTo("http://127.0.0.1:8080/?a=%22;rm");
        });
    }

    @Test
    void onlyTheWebIsBrowsed() {
        assertThatThrownBy(() -> desktop(Os.LINUX).browse(URI.create("file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void installedClientIsPreferred() throws Exception {
        Files.createFile(folder.resolve("xfreerdp")).toFile().setExecutable(true);

        desktop(Os.LINUX).remoteDesktop(RDP, folder);

        assertThat(started)
                .singleElement()
                .satisfies(command -> assertThat(command).startsWith("xfreerdp").contains("/v:127.0.0.1:13389"));
    }

    @Test
    void withoutAClientTheFileIsOpened() throws Exception {
        desktop(Os.LINUX).remoteDesktop(RDP, folder);

        Path file = folder.resolve("ecs-deck-13389.rdp");
        assertThat(started).containsExactly(List.of("xdg-open", file.toString()));
        assertThat(file)
                .content()
                .startsWith("full address:s:127.0.0.1:13389\r\n")
                .doesNotContain("password 51");
    }

    @Test
    void theTerminalRunsTheLineAsOneWord() throws Exception {
        Path konsole = Files.createFile(folder.resolve("konsole"));
        assumeTrue(konsole.toFile().setExecutable(true), "no executable files here");

        desktop(Os.LINUX).terminal("ssh -o 'X=\"a b\"' me@127.0.0.1", folder);

        assertThat(started.getFirst())
                .startsWith("konsole", "-e", "sh", "-c")
                .hasSize(5)
                .last()
                .asString()
                .startsWith("ssh -o 'X=\"a b\"' me@127.0.0.1; exec ");
    }

    @Test
    void withoutAKnownTerminalTheUsualOneIsTried() throws Exception {
        desktop(Os.LINUX).terminal("ssh me@127.0.0.1", folder);

        assertThat(started.getFirst().getFirst()).isEqualTo("x-terminal-emulator");
    }

    @Test
    void missingProgramIsSaidSo() {
        Desktop desktop = new Desktop(Os.LINUX, Map.of(), command -> {
            throw new IOException("no such file");
        });

        assertThatThrownBy(() -> desktop.browse(URI.create("http://127.0.0.1/")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("xdg-open");
    }

    private Desktop desktop(Os os) {
        return new Desktop(os, Map.of("PATH", folder.toString()), started::add);
    }
}
