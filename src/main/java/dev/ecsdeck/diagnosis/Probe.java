package dev.ecsdeck.diagnosis;

import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;
import java.util.Set;

/// Questions that need more than the cloud's answers; whoever can open things answers them. Each may block for as
/// long as an agent may take.
public interface Probe {
    /// Opens what was wanted, and closes it again.
    ///
    /// @param ticket of the trial
    Verdict target(Patient patient, SessionTicket ticket) throws ProblemException;

    /// Asks the instance all that a login with a temporary key depends on; [Verdict.NotAsked] where none is wanted.
    Verdict login(Patient patient) throws ProblemException;

    /// The sessions that a tab or a forward of this program uses now.
    Set<String> sessionsInUse();
}
