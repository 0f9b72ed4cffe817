package dev.ecsdeck.ssh;

import com.jcraft.jsch.AgentConnector;
import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.PageantFFMConnector;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.WindowsSSHAgentConnector;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The user's own SSH agent: OpenSSH's, on Windows also PuTTY's. Keys never leave it; it signs. Blocking.
public final class UserAgent {
    private final List<AgentConnector> connectors;

    private UserAgent(List<AgentConnector> connectors) {
        this.connectors = connectors;
    }

    /// Where this system's agents are. Asks nobody yet.
    ///
    /// @param environment names the socket in `SSH_AUTH_SOCK`
    public static UserAgent ofSystem(Map<String, String> environment, String osName) {
        List<AgentConnector> found = new ArrayList<>();
        boolean windows = osName.toLowerCase(Locale.ROOT).startsWith("windows");
        String socket = environment.getOrDefault("SSH_AUTH_SOCK", "");
        try {
            if (!socket.isBlank() && !windows) {
                found.add(new SSHAgentConnector(Path.of(socket)));
            }
            if (windows) {
                found.add(new WindowsSSHAgentConnector());
                found.add(new PageantFFMConnector());
            }
        } catch (AgentProxyException | LinkageError | java.nio.file.InvalidPathException without) {
            // This system cannot reach that kind of agent.
        }
        return new UserAgent(List.copyOf(found));
    }

    /// The agent behind a socket of this machine.
    public static UserAgent at(Path socket) {
        return ofSystem(Map.of("SSH_AUTH_SOCK", socket.toString()), "");
    }

    /// The keys that it offers now; none where no agent runs.
    public List<OwnKey> keys() {
        List<OwnKey> keys = new ArrayList<>();
        repository().ifPresent(agent -> {
            for (Identity identity : agent.getIdentities()) {
                String comment = identity.getName() == null ? "" : identity.getName();
                if (isWellFormed(identity.getPublicKeyBlob())) {
                    keys.add(new OwnKey(identity, comment));
                }
            }
        });
        return List.copyOf(keys);
    }

    /// The key with that fingerprint.
    public OwnKey key(String fingerprint) throws ProblemException {
        List<OwnKey> keys = keys();
        return keys.stream()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow(() ->
                        OwnKey.unusable(keys.isEmpty() ? OwnKeyFault.NO_AGENT : OwnKeyFault.NOT_IN_AGENT, fingerprint));
    }

    private static boolean isWellFormed(byte[] blob) {
        try {
            return !HostKeyPin.of(blob).algorithm().isEmpty();
        } catch (IllegalArgumentException damaged) {
            return false;
        }
    }

    /// The agent that answers, as JSch wants to see it.
    Optional<IdentityRepository> repository() {
        return connectors.stream()
                .filter(UserAgent::answers)
                .<IdentityRepository>map(AgentIdentityRepository::new)
                .filter(agent -> agent.getStatus() == IdentityRepository.RUNNING)
                .findFirst();
    }

    private static boolean answers(AgentConnector connector) {
        try {
            return connector.isAvailable();
        } catch (LinkageError without) {
            return false;
        }
    }
}
