package dev.ecsdeck.ui.shells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.ui.kit.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShellModelTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private final Messages english = Messages.of(Locale.ENGLISH);

    @Test
    void aProblemAtTheEndIsACrossAndAnOrdinaryEndIsNot() {
        Problem why = new Problem.Interrupted();

        assertThat(ShellModel.mark(new ShellState.Ended(Optional.of(why), NOW))).isEqualTo(Mark.DENIED);
        assertThat(ShellModel.mark(new ShellState.Ended(Optional.empty(), NOW))).isEqualTo(Mark.STOPPED);
    }

    @Test
    void theCountdownToTheNextTryGoesOnBetweenStates() {
        ShellState.Resuming state = new ShellState.Resuming(NOW, 3, 1, Duration.ofSeconds(4));

        assertThat(ShellModel.resuming(state, english, NOW, NOW))
                .startsWith("Attempt 3 in 4 s.")
                .contains("1 key waits");
        assertThat(ShellModel.resuming(state, english, NOW, NOW.plusSeconds(3))).startsWith("Attempt 3 in 1 s.");
        assertThat(ShellModel.resuming(state, english, NOW, NOW.plusSeconds(9))).startsWith("Attempt 3 is under way.");
    }

    @Test
    void stagesThatAreDoneKeepTheirTime() {
        ShellState.Opening opening = new ShellState.Opening(List.of(
                new ShellState.StageMark(ShellState.Stage.ASKING, NOW),
                new ShellState.StageMark(ShellState.Stage.CONNECTING, NOW.plusMillis(340))));

        var lines = ShellModel.stages(opening, english, NOW.plusSeconds(2));

        assertThat(lines).extracting(ShellModel.StageLine::seconds).containsExactly("340 ms", "1 s");
        assertThat(lines).extracting(ShellModel.StageLine::isDone).containsExactly(true, false);
    }

    @Test
    void aPolicyIsOfferedOnlyWhereItHelps() {
        Problem locked = new Problem.CloudRefused(
                Kind.NOT_ALLOWED, "StartTerminalSession", "Operation.Forbidden", "", "", 403, Optional.empty());

        assertThat(ShellModel.isHelpedByPolicy(denied(false))).isTrue();
        assertThat(ShellModel.isHelpedByPolicy(denied(true))).isFalse();
        assertThat(ShellModel.isHelpedByPolicy(locked)).isFalse();
        assertThat(ShellModel.isHelpedByPolicy(new Problem.Silence(Duration.ofSeconds(10))))
                .isFalse();
    }

    private static Problem denied(boolean explicitly) {
        return new Problem.NotPermitted(
                "ecs:StartTerminalSession", "user/ops", explicitly, "Forbidden.RAM", "", "06DD", 403);
    }

    @Test
    void aPromptLooksIdleAndARunningProgramDoesNot() {
        assertThat(ShellModel.looksIdle("deploy@web-01:~$ ")).isTrue();
        assertThat(ShellModel.looksIdle("root@vm:~# ls")).isTrue();
        assertThat(ShellModel.looksIdle("")).isFalse();
    }
}
