package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.techsenger.jeditermfx.core.TerminalOutputStream;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.terminal.vt.ScreenCopy;
import dev.ecsdeck.terminal.vt.TerminalEvents;
import dev.ecsdeck.terminal.vt.VtTerminal;
import dev.ecsdeck.ui.kit.terminal.LinkFinder.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFinderTest {
    private static final int COLUMNS = 40;

    private final VtTerminal terminal = new VtTerminal(new ScreenSize(5, COLUMNS), 10, new NoAnswers(), new NoEvents());

    private Optional<Target> at(String text, int column, int row) {
        terminal.feed(text);
        ScreenCopy copy = new ScreenCopy();
        terminal.copy(copy, 0);
        return new LinkFinder(terminal).at(copy, row, column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"and/or else", "10/12 done", "// comment", "a - / - b", "50% / 50%", "http:/ x"})
    void ordinaryWordsWithASlashAreNoPaths(String text) {
        for (int column = 0; column < text.length(); column++) {
            assertThat(at("\u001b[H\u001b[2J" + text, column, 0)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "see /var/log/nginx/access.log., /var/log/nginx/access.log",
        "(/etc/hosts) is read, /etc/hosts",
        "in ~/bin/run.sh: line 3, ~/bin/run.sh",
        "at ../src/Main.java(12), ../src/Main.java",
        "文件 /数据/日志/a.txt 不存在, /数据/日志/a.txt",
        "drwx /srv/www/, /srv/www/"
    })
    void pathsAreFoundWithoutTheSentenceAroundThem(String text, String path) {
        assertThat(at(text, 10, 0)).contains(new Target(path, true));
    }

    @Test
    void anAddressIsNoPathAndAMarkedLinkWins() {
        assertThat(at("https://a.example/b/c?d=e) x", 18, 0)).contains(new Target("https://a.example/b/c?d=e", false));
        assertThat(at("\r\n\u001b]8;;https://b.example\u001b\\/etc/hosts\u001b]8;;\u001b\\", 3, 1))
                .contains(new Target("https://b.example", false));
    }

    @Test
    void aPathThatWrapsIsWhole() {
        String path = "/a".repeat(30);

        assertThat(at("x " + path, 4, 1)).contains(new Target(path, true));
    }

    private static final class NoAnswers implements TerminalOutputStream {
        @Override
        public void sendBytes(byte[] bytes, boolean isUserInput) {}

        @Override
        public void sendString(String text, boolean isUserInput) {}
    }

    private static final class NoEvents implements TerminalEvents {
        @Override
        public void changed() {}

        @Override
        public void title(String title) {}

        @Override
        public void bell() {}

        @Override
        public int themeColour(int slot) {
            return 0;
        }
    }
}
