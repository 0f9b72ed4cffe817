package dev.ecsdeck.service.shells;

import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;

/// Where sessions are begun and ended: one account's cloud. Every method blocks.
public interface SessionDesk {
    SessionTicket start(ShellRequest request) throws ProblemException;

    /// A session that is gone already is a success.
    void end(SessionTicket ticket) throws ProblemException;
}
