package dev.ecsdeck.forward;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.problem.ProblemException;
import java.time.Duration;

/// Where a forward's links come from. Called from many threads at once; may block, and should end when its thread is
/// interrupted.
public interface LinkOpener {
    /// Opens one link to the rule's target and waits until the far side takes bytes.
    ///
    /// @throws ProblemException if it cannot be had; of the kinds LIMIT and NETWORK it is tried again later
    Link open(SessionChoice session) throws ProblemException;

    /// How long a warm link may wait for a client: short where the far side would not tell that the target has ended.
    Duration warmLife();

    /// Whether a link may share a session with others.
    enum SessionChoice {
        /// The rule's current session, while it is young.
        SHARED,
        /// A session asked for now, because the shared one was refused or its channel id was taken.
        FRESH
    }
}
