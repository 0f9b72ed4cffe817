package dev.ecsdeck.service.logon;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.KeychainKind;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.store.secrets.Keychain;
import java.util.Optional;

/// Passwords of instances in the keychain of this system, by instance and user. Blocking: the system may ask the user
/// to unlock it first. Thread-safe.
public final class KeptPasswords {
    private final Keychain keychain;

    public KeptPasswords(Keychain keychain) {
        this.keychain = keychain;
    }

    /// Which keychain this system has; empty where there is none.
    public Optional<KeychainKind> kind() {
        return keychain.kind();
    }

    public void keep(InstanceId instance, LoginName user, String password) throws ProblemException {
        keychain.write(item(instance, user), password);
    }

    public Optional<String> read(InstanceId instance, LoginName user) throws ProblemException {
        return keychain.read(item(instance, user));
    }

    public void forget(InstanceId instance, LoginName user) throws ProblemException {
        keychain.delete(item(instance, user));
    }

    private static String item(InstanceId instance, LoginName user) {
        return "password of " + user + " on " + instance;
    }
}
