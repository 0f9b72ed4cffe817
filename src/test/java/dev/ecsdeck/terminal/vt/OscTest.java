package dev.ecsdeck.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OscTest {
    private final Probe probe = new Probe(4, 20);

    @Test
    void titlesEndWithBellOrStringTerminator() {
        probe.feed("␛]0;one␇␛]2;two␛\\x");

        assertThat(probe.titles).containsExactly("one", "two");
        assertThat(probe.screen()).isEqualTo("x");
        assertThat(probe.bells).isZero();
    }

    @Test
    void titlesComeBackFromTheStack() {
        probe.feed("␛]2;shell␇␛[22;0t␛]2;vim␇␛[23;0t␛[23;0t");

        assertThat(probe.titles).containsExactly("shell", "vim", "shell");
    }

    @Test
    void aTitleHasNoControlsAndAnEnd() {
        probe.feed("␛]2;a\u0085b" + "x".repeat(5000) + "␇");

        assertThat(probe.titles.getFirst()).startsWith("a").hasSizeLessThan(600).doesNotContain("\u0085");
    }

    @Test
    void linksAreOnTheirCells() {
        probe.feed("a␛]8;id=1;https://example.com/?a=1;b␛\\b␛]8;;␛\\c");

        assertThat(probe.copy().extra(0, 0).link()).isNull();
        assertThat(probe.copy().extra(0, 1).link()).isEqualTo("https://example.com/?a=1;b");
        assertThat(probe.copy().extra(0, 2).link()).isNull();
    }

    @Test
    void aLinkOutlivesAReset() {
        probe.feed("␛]8;;http://x␇␛[0mb");

        assertThat(probe.copy().extra(0, 0).link()).isEqualTo("http://x");
    }

    @Test
    void theClipboardIsAskedForAndNeverTold() {
        probe.feed("␛]52;c;aGVsbG8=␇␛]52;c;?␇␛]52;c;***␇");

        assertThat(probe.clipboards).startsWith("hello");
        assertThat(probe.answers()).isEmpty();
    }

    @Test
    void directoriesAreTold() {
        probe.feed("␛]7;file://web-01/srv/api␇");

        assertThat(probe.directories).containsExactly("file://web-01/srv/api");
    }

    @Test
    void promptsAreMarkedWithTheirLines() {
        probe.feed("␛]133;A␇$ ␛]133;B␇false\r\n␛]133;C␇␛]133;D;1␇␛]133;A␇$ ");

        assertThat(probe.marks).containsExactly("PROMPT 0", "COMMAND 0", "OUTPUT 1", "END 1 1", "PROMPT 1");
    }

    @Test
    void badColoursChangeNothing() {
        probe.feed("␛]4;1;rgb:1/2␇␛]4;1;#12␇␛]4;1;rgb:-1/1/1␇␛]4;1;blue?␇␛]4;999;#123456␇␛]4;1;?␇");

        assertThat(probe.answers()).isEqualTo("␛]4;1;rgb:0101/0202/0303␛\\");
    }

    @Test
    void aStringWithoutEndIsCutShortByTheNextSequence() {
        probe.feed("␛]2;never␛[31mx");

        assertThat(probe.titles).isEmpty();
        assertThat(probe.screen()).isEqualTo("x");
    }

    @Test
    void anEndlessStringUsesNoEndlessMemory() {
        for (int part = 0; part < 200; part++) {
            probe.feed(part == 0 ? "␛]2;" : "x".repeat(100_000));
        }
        probe.feed("␇y");

        assertThat(probe.titles).isEmpty();
        assertThat(probe.screen()).isEqualTo("y");
    }
}
