package dev.ecsdeck.service.forwards;

import dev.ecsdeck.forward.ForwardStatus;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.problem.Problem;
import java.util.List;
import java.util.Optional;

/// One rule and how it goes.
///
/// @param isSaved false for a forward that lives only as long as the program, such as the command line's
/// @param startFault why it could not be started, while it tries again or until it is started anew
/// @param rates bytes a second, up and down, of the last minute, newest last; empty before any were measured
/// @param sessions the ids of the sessions that it holds
public record ForwardRow(
        ForwardRule rule,
        boolean isSaved,
        ForwardStatus status,
        Optional<Problem> startFault,
        List<Rate> rates,
        List<String> sessions) {
    /// Bytes a second.
    public record Rate(long up, long down) {
        public static final Rate NONE = new Rate(0, 0);
    }

    public Rate rate() {
        return rates.isEmpty() ? Rate.NONE : rates.getLast();
    }
}
