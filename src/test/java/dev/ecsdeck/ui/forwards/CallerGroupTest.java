package dev.ecsdeck.ui.forwards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.forward.ConnectionRecord;
import dev.ecsdeck.forward.ConnectionRecord.Outcome;
import dev.ecsdeck.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerGroupTest {
    private static final Problem REFUSAL = new Problem.CallerRefused(Problem.Caller.OTHER_USER, "uid 33");

    private static ConnectionRecord record(int number, String caller, Outcome outcome) {
        boolean lives = outcome == Outcome.OPEN || outcome == Outcome.WAITING;
        return new ConnectionRecord(
                number,
                Instant.ofEpochSecond(number),
                lives ? Optional.empty() : Optional.of(Instant.ofEpochSecond(number + 1)),
                caller,
                outcome,
                10,
                100,
                outcome == Outcome.REFUSED ? Optional.of(REFUSAL) : Optional.empty());
    }

    @Test
    void connectionsOfOneProgramStandInOneLine() {
        List<CallerGroup> groups = CallerGroup.of(List.of(
                record(1, "/usr/bin/java (3120)", Outcome.OPEN),
                record(2, "/usr/bin/mysql (7)", Outcome.OPEN),
                record(3, "/usr/bin/java (3120)", Outcome.WAITING)));

        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst())
                .isEqualTo(new CallerGroup(
                        "/usr/bin/java (3120)",
                        "java",
                        Optional.of("3120"),
                        2,
                        Instant.ofEpochSecond(1),
                        200,
                        20,
                        Optional.empty()));
    }

    @Test
    void whatHasEndedInOrderIsNotListedAndWhatWasRefusedComesLast() {
        List<CallerGroup> groups = CallerGroup.of(List.of(
                record(1, "127.0.0.1:5000", Outcome.OPEN),
                record(2, "127.0.0.1:5001", Outcome.DONE),
                record(3, "127.0.0.1:5002", Outcome.REFUSED)));

        assertThat(groups).extracting(CallerGroup::program).containsExactly("127.0.0.1:5000", "127.0.0.1:5002");
        assertThat(groups.getLast().refusal()).contains(REFUSAL);
    }

    @Test
    void programWithoutANumberIsNamedByItsFile() {
        List<CallerGroup> groups = CallerGroup.of(List.of(record(1, "/opt/my tool/bin/sync", Outcome.OPEN)));

        assertThat(groups.getFirst().program()).isEqualTo("sync");
        assertThat(groups.getFirst().pid()).isEmpty();
    }
}
