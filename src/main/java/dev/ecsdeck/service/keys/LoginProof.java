package dev.ecsdeck.service.keys;

import dev.ecsdeck.ssh.KeyKind;
import java.nio.file.Path;

/// How a login proves who logs in. Its text never shows a secret.
///
/// A passphrase or a password is wiped by the first login that uses it; a later login with the same proof counts it
/// as not given.
public sealed interface LoginProof {
    /// A key pair made in memory, registered for sixty seconds, wiped once the login stands.
    record Temporary(KeyKind kind) implements LoginProof {}

    /// A key that the user's SSH agent holds; its public half is registered like a temporary one.
    ///
    /// @param fingerprint `SHA256:…`
    record AgentKey(String fingerprint) implements LoginProof {}

    /// A key file of the user's; its public half is registered like a temporary one.
    ///
    /// @param file a private key, or a `.pub` file whose private half the agent holds or lies beside it
    /// @param passphrase UTF-8; empty for none
    record KeyFile(Path file, byte[] passphrase) implements LoginProof {
        @Override
        public String toString() {
            return "KeyFile[" + file + ", secret]";
        }
    }

    /// The password of the login name; nothing is registered.
    ///
    /// @param password UTF-8
    record Password(byte[] password) implements LoginProof {
        @Override
        public String toString() {
            return "Password[secret]";
        }
    }
}
