package dev.ecsdeck.model;

import java.time.Instant;
import java.util.Optional;

/// What signs a request. Secrets cross a door only inside this; its text says only what kind it is.
public sealed interface Credentials {
    String accessKeyId();

    String accessKeySecret();

    /// A long-lived key.
    record AccessKey(String accessKeyId, String accessKeySecret) implements Credentials {
        public AccessKey {
            requireText(accessKeyId, accessKeySecret);
        }

        @Override
        public String toString() {
            return "AccessKey[secret]";
        }
    }

    /// A temporary key with its token; `expires` is empty where nobody said.
    record StsToken(String accessKeyId, String accessKeySecret, String securityToken, Optional<Instant> expires)
            implements Credentials {
        public StsToken {
            requireText(accessKeyId, accessKeySecret);
            requireText(securityToken, securityToken);
        }

        @Override
        public String toString() {
            return "StsToken[secret]";
        }
    }

    private static void requireText(String one, String two) {
        if (one.isBlank() || two.isBlank()) {
            throw new IllegalArgumentException("an empty credential");
        }
    }
}
