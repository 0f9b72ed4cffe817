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
/// @param rate what it carries now
/// @param rates a point for every five seconds of the last five minutes, newest last; empty while there was nothing
/// @param sessions the ids of the sessions that it holds
public record ForwardRow(
        ForwardRule rule,
        boolean isSaved,
        ForwardStatus status,
        Optional<Problem> startFault,
        Rate rate,
        List<Rate> rates,
        List<String> sessions) {
    /// Bytes a second.
    public record Rate(long up, long down) {
        public static final Rate NONE = new Rate(0, 0);
    }
}
