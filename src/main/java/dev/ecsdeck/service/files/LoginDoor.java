package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.ssh.SshConnection;

/// How a room of files comes by its connection, the first time and after each drop.
@FunctionalInterface
public interface LoginDoor {
    /// Gives a connection that stands: one that others use too, or a new login. Blocking; interrupting the thread
    /// gives up.
    Held enter(LoginProgress progress) throws ProblemException;

    /// A connection, and what to call when it is no longer needed.
    record Held(SshConnection ssh, Runnable release) {}
}
