package dev.ecsdeck.service.keys;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.remote.LoginName;
import java.time.Instant;
import java.util.List;

/// A public key that the instance takes for a login until `goodUntil`.
///
/// @param hostKeys the host's public keys as read through Cloud Assistant (`algorithm base64`); empty where they
///     could not be read
public record RegisteredKey(Instance instance, LoginName user, Instant goodUntil, List<String> hostKeys) {
    public RegisteredKey {
        hostKeys = List.copyOf(hostKeys);
    }
}
