package dev.ecsdeck.ui.shells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.terminal.vt.TerminalEvents.PromptMark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWatchTest {
    private final List<String> ended = new ArrayList<>();
    private long seconds = 1_000;
    private Duration least = Duration.ofSeconds(10);
    private final CommandWatch watch = new CommandWatch(
            () -> Duration.ofSeconds(seconds).toNanos(),
            () -> least,
            (took, status) -> ended.add(took.toSeconds() + " " + status));

    private void runs(long forSeconds, int status) {
        watch.hear(PromptMark.OUTPUT, null);
        seconds += forSeconds;
        watch.hear(PromptMark.END, status);
    }

    @Test
    void aShortCommandIsNoNews() {
        runs(9, 1);

        assertThat(ended).isEmpty();
    }

    @Test
    void anEndWithoutABeginningIsNoNews() {
        watch.hear(PromptMark.END, 0);
        runs(20, 0);
        watch.hear(PromptMark.END, 0);

        assertThat(ended).containsExactly("20 0");
    }

    @Test
    void aPromptForgetsWhatNeverEnded() {
        watch.hear(PromptMark.OUTPUT, null);
        watch.hear(PromptMark.PROMPT, null);
        seconds += 100;
        watch.hear(PromptMark.END, 0);

        assertThat(ended).isEmpty();
    }

    @Test
    void aLongCommandIsToldWithItsStatus() {
        runs(10, 3);

        assertThat(ended).containsExactly("10 3");
    }

    @Test
    void aLimitOfZeroTellsNothing() {
        least = Duration.ZERO;
        runs(1_000, 0);

        assertThat(ended).isEmpty();
    }
}
