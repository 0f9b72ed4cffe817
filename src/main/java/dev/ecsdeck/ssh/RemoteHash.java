package dev.ecsdeck.ssh;

import dev.ecsdeck.problem.ProblemException;
import java.util.Optional;

/// Asks the far side for a file's SHA-256, where it can tell.
@FunctionalInterface
public interface RemoteHash {
    /// A server that offers no way to ask.
    RemoteHash NONE = _ -> Optional.empty();

    /// @return lower-case hexadecimal
    Optional<String> sha256(String path) throws ProblemException;

    /// Asks `sha256sum` over the same connection.
    static RemoteHash over(SshConnection ssh) {
        return path -> {
            String quoted = "'" + path.replace("'", "'\\''") + "'";
            CommandAnswer answer = ssh.run("sha256sum -- " + quoted, java.time.Duration.ofMinutes(10));
            String output = answer.output().startsWith("\\") ? answer.output().substring(1) : answer.output();
            return answer.exitStatus() == 0 && output.matches("(?s)[0-9a-f]{64}\\s.*")
                    ? Optional.of(output.substring(0, 64))
                    : Optional.empty();
        };
    }
}
