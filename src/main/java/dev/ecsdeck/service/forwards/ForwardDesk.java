package dev.ecsdeck.service.forwards;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.shells.ShellRequest.Network;
import java.util.OptionalInt;

/// Where sessions for forwards are begun and ended: one account's cloud. Every method blocks.
public interface ForwardDesk {
    /// The same desk, whose sessions are reached over this of the gateway's networks; where there is but one way,
    /// this desk.
    default ForwardDesk over(Network network) {
        return this;
    }

    SessionTicket start(ForwardRule rule) throws ProblemException;

    /// A session that is gone already is a success.
    void end(SessionTicket ticket) throws ProblemException;

    /// The build of the instance's agent; empty if the service does not say.
    OptionalInt agentBuild(ForwardRule rule) throws ProblemException;
}
