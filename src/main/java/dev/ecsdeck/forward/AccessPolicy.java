package dev.ecsdeck.forward;

import dev.ecsdeck.problem.Problem;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// May this local peer connect? Called on the connection's own thread; may block while a person is asked.
public interface AccessPolicy {
    /// Lets everybody in who reaches the listener.
    AccessPolicy OPEN = (caller, _) -> new Decision(caller.toString(), Optional.empty());

    /// @param caller the far end of the accepted socket
    /// @param listener its near end
    Decision decide(InetSocketAddress caller, InetSocketAddress listener);

    /// Which programs are at the far ends of these connections, in words for the log, as far as that can be told.
    /// Called on a thread of its own.
    default Map<InetSocketAddress, String> callers(Set<InetSocketAddress> far, InetSocketAddress listener) {
        return Map.of();
    }

    /// @param caller who it is, in words for the log
    /// @param refusal why not; empty: it may
    record Decision(String caller, Optional<Problem> refusal) {}
}
