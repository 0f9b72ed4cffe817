package dev.ecsdeck.service.keys;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.ssh.KeyKind;
import java.nio.file.Path;
import java.time.Instant;

/// Temporary keys for other programs of this computer: the system's `ssh`, an IDE. Every method blocks.
public interface HandoutDesk {
    /// Makes a key, registers it, and offers it on a private socket for its sixty seconds; a port of this computer
    /// leads to the instance's SSH server as long as the program runs.
    Handout lend(Instance instance, LoginName user, KeyKind kind) throws ProblemException;

    /// Makes a key pair and writes it, as [KeyExport#write].
    KeyExport.Written write(KeyKind kind, Path file, byte[] passphrase) throws ProblemException;

    /// Registers a written key for the next sixty seconds.
    Registered register(Instance instance, LoginName user, KeyExport.Written key) throws ProblemException;

    /// Opens the system's terminal and runs `command` there.
    void openTerminal(String command) throws ProblemException;

    /// A key that is lent.
    ///
    /// @param command logs in with it, in a shell
    /// @param target where SSH is reached
    /// @param socket what `IdentityAgent` should name
    record Handout(String command, String target, Path socket, Instant goodUntil) {}

    /// A written key that is registered.
    ///
    /// @param command logs in with it, in a shell
    record Registered(String command, Instant goodUntil) {}
}
