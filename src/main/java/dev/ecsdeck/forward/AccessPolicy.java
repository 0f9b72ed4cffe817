package dev.ecsdeck.forward;

import dev.ecsdeck.problem.Problem;
import java.net.InetSocketAddress;
import java.util.Optional;

/// May this local peer connect? Called on the connection's own thread; may block while a person is asked.
public interface AccessPolicy {
    /// Lets everybody in who reaches the listener.
    AccessPolicy OPEN = (caller, _) -> new Decision(caller.toString(), Optional.empty());

    /// @param caller the far end of the accepted socket
    /// @param listener its near end
    Decision decide(InetSocketAddress caller, InetSocketAddress listener);

    /// @param caller who it is, in words for the log
    /// @param refusal why not; empty: it may
    record Decision(String caller, Optional<Problem> refusal) {}
}
