package dev.ecsdeck.service.keys;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.ssh.KeyKind;
import java.util.Optional;

/// A login with a temporary key that is wanted.
///
/// @param behind a host that the instance reaches and that is meant instead of the instance itself; its sshd must
///     take the same key
public record LoginRequest(
        Instance instance, LoginName user, Way way, KeyKind kind, int port, Optional<HostAndPort> behind) {
    /// How sshd is reached.
    public sealed interface Way {}

    /// Through Session Manager: no address, no open port; at most 200 KB/s.
    public record ThroughSession() implements Way {}

    /// Straight to an address of the instance, where one can be reached: quicker for big files.
    public record Direct(HostAndPort address) implements Way {}

    public static LoginRequest of(Instance instance, LoginName user) {
        return new LoginRequest(instance, user, new ThroughSession(), KeyKind.RSA_2048, 22, Optional.empty());
    }
}
