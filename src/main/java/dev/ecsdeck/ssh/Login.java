package dev.ecsdeck.ssh;

import com.jcraft.jsch.Identity;
import java.util.List;

/// How to prove who logs in. Its text never shows a secret.
public sealed interface Login {
    /// With a key made here.
    record WithKey(TemporaryKey key) implements Login {}

    /// With whatever the user's own agent holds.
    record WithIdentities(List<Identity> identities) implements Login {
        public WithIdentities {
            identities = List.copyOf(identities);
        }
    }

    /// With a password. The bytes are not kept after the attempt.
    record WithPassword(byte[] password) implements Login {
        @Override
        public String toString() {
            return "WithPassword[secret]";
        }
    }
}
