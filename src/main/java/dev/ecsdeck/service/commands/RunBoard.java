package dev.ecsdeck.service.commands;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How a run stands: a row for each target, in the order in which they were chosen.
///
/// @param ended empty while it goes on
public record RunBoard(CommandPlan plan, List<TargetRow> rows, Instant begun, Optional<Instant> ended) {
    public RunBoard {
        rows = List.copyOf(rows);
    }

    public boolean isOver() {
        return ended.isPresent();
    }

    public int done() {
        return count(row -> row.state() instanceof TargetState.Exited(int code) && code == 0);
    }

    public int failed() {
        return count(row -> row.state().isFailure());
    }

    public int stopped() {
        return count(row -> row.state() instanceof TargetState.Stopped);
    }

    public int running() {
        return count(row -> row.state() instanceof TargetState.Running);
    }

    public int waiting() {
        return count(row -> row.state() instanceof TargetState.Waiting);
    }

    private int count(Predicate<TargetRow> which) {
        return (int) rows.stream().filter(which).count();
    }
}
