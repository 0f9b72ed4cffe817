package dev.ecsdeck.ssh;

/// How to prove who logs in. Its text never shows a secret.
public sealed interface Login {
    /// With a key made here.
    record WithKey(TemporaryKey key) implements Login {}

    /// With a key that the user had before.
    record WithOwnKey(OwnKey key) implements Login {}

    /// With a password. The bytes are not kept after the attempt.
    record WithPassword(byte[] password) implements Login {
        @Override
        public String toString() {
            return "WithPassword[secret]";
        }
    }
}
