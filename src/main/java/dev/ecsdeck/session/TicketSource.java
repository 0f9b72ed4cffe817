package dev.ecsdeck.session;

import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;

/// Where a shell's ticket comes from, and where its end is told. Called on the channel's own thread; may block.
public interface TicketSource {
    /// Asks for a new session.
    SessionTicket start() throws ProblemException;

    /// The session is over: tells the cloud, so that it no longer counts against the quota. Comes at most once for
    /// each ticket; a failure is the source's own to log.
    void end(SessionTicket ticket);
}
