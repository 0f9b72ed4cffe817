package dev.ecsdeck.service.keys;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.ssh.KeyKind;
import java.util.Optional;

/// A login by SSH that is wanted.
///
/// @param way how sshd is reached
/// @param proof who we are
/// @param port of sshd on the instance
/// @param behind a host that the instance reaches and that is meant instead of the instance itself; it must know the
///     key or the password already, since nothing can be registered there
/// @param jump another instance whose session reaches this one's private address, for one that takes no session
///     itself; its key is registered with itself all the same
/// @param agent whether shells may use the user's own agent from there
public record LoginRequest(
        Instance instance,
        LoginName user,
        Way way,
        LoginProof proof,
        int port,
        Optional<HostAndPort> behind,
        Optional<Instance> jump,
        AgentForwarding agent) {
    private static final int SSH = 22;

    public LoginRequest {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /// With a temporary key.
    public LoginRequest(
            Instance instance, LoginName user, Way way, KeyKind kind, int port, Optional<HostAndPort> behind) {
        this(instance, user, way, new LoginProof.Temporary(kind), port, behind, Optional.empty(), AgentForwarding.OFF);
    }

    /// How sshd is reached.
    public sealed interface Way {}

    /// Through Session Manager: no address, no open port; at most 200 KB/s.
    public record ThroughSession() implements Way {}

    /// Straight to an address, where it can be reached: quicker for big files.
    public record Direct(HostAndPort address) implements Way {}

    /// Whether the user's own agent can be reached from the far side.
    public enum AgentForwarding {
        OFF,
        ON
    }

    public static LoginRequest of(Instance instance, LoginName user) {
        return new LoginRequest(instance, user, new ThroughSession(), KeyKind.RSA_2048, SSH, Optional.empty());
    }

    public LoginRequest withWay(Way newWay) {
        return new LoginRequest(instance, user, newWay, proof, port, behind, jump, agent);
    }

    public LoginRequest withProof(LoginProof newProof) {
        return new LoginRequest(instance, user, way, newProof, port, behind, jump, agent);
    }

    public LoginRequest withPort(int newPort) {
        return new LoginRequest(instance, user, way, proof, newPort, behind, jump, agent);
    }

    public LoginRequest withBehind(HostAndPort host) {
        return new LoginRequest(instance, user, way, proof, port, Optional.of(host), jump, agent);
    }

    public LoginRequest withJump(Instance over) {
        return new LoginRequest(instance, user, way, proof, port, behind, Optional.of(over), agent);
    }

    public LoginRequest withAgent(AgentForwarding newAgent) {
        return new LoginRequest(instance, user, way, proof, port, behind, jump, newAgent);
    }

    /// The kind of the temporary key; the usual one where another proof is given.
    public KeyKind kind() {
        return proof instanceof LoginProof.Temporary(var wanted) ? wanted : KeyKind.RSA_2048;
    }

    /// Under which name the host's key is pinned: the instance's id, so that it stays pinned when addresses change.
    public String hostKeyName() {
        return behind.map(HostAndPort::toString).orElse(instance.id().value());
    }
}
