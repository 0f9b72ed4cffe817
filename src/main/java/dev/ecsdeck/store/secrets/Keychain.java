package dev.ecsdeck.store.secrets;

import dev.ecsdeck.model.KeychainKind;
import dev.ecsdeck.problem.ProblemException;
import java.util.Optional;

/// Secrets by name, in the keychain of this program's user. Every method may block: the system may ask the user to
/// unlock it first. Thread-safe.
public interface Keychain extends AutoCloseable {
    /// Which one this system has; empty where there is none to be had. Asks the system the first time.
    Optional<KeychainKind> kind();

    /// The secret of that name; empty if there is none.
    ///
    /// @throws ProblemException with `KeychainUnusable` if there is no keychain, or it does not open
    Optional<String> read(String item) throws ProblemException;

    /// Keeps a secret in place of what that name had.
    ///
    /// @throws ProblemException as [#read]
    void write(String item, String secret) throws ProblemException;

    /// Forgets a secret; one that is not there is no failure.
    ///
    /// @throws ProblemException as [#read]
    void delete(String item) throws ProblemException;

    @Override
    void close();
}
