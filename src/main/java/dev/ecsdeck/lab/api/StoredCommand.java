package dev.ecsdeck.lab.api;

import java.time.Instant;
import java.util.List;

/// A command that can be invoked by its id.
///
/// @param content the script itself
/// @param parameters names that it takes; empty where it takes none
/// @param provider empty for the account's own
record StoredCommand(
        String id,
        String name,
        String type,
        String content,
        String workingDirectory,
        int timeoutSeconds,
        boolean takesParameters,
        List<String> parameters,
        String provider,
        Instant created) {
    /// The public command that registers a temporary key.
    static final StoredCommand SEND_PUBLIC_KEY = new StoredCommand(
            "cmd-ACS-ECS-SendSshPublicKey-linux.sh",
            "ACS-ECS-SendSshPublicKey-linux.sh",
            "RunShellScript",
            "#!/bin/sh\n# Registered with the service; nothing is left on the instance.\nexit 0\n",
            "",
            60,
            true,
            List.of("username", "sshPublicKey"),
            "AlibabaCloud.ECS.GuestOS",
            Instant.parse("2022-06-01T00:00:00Z"));

    boolean isPublic() {
        return !provider.isEmpty();
    }
}
