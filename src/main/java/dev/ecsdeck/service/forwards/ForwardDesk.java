package dev.ecsdeck.service.forwards;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;
import java.util.OptionalInt;

/// Where sessions for forwards are begun and ended: one account's cloud. Every method blocks.
public interface ForwardDesk {
    SessionTicket start(ForwardRule rule) throws ProblemException;

    /// A session that is gone already is a success.
    void end(SessionTicket ticket) throws ProblemException;

    /// The build of the instance's agent; empty if the service does not say.
    OptionalInt agentBuild(ForwardRule rule) throws ProblemException;
}
