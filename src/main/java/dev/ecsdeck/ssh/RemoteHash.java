package dev.ecsdeck.ssh;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Asks the far side for a file's SHA-256, where it can tell.
@FunctionalInterface
public interface RemoteHash {
    /// A server that offers no way to ask.
    RemoteHash NONE = _ -> Optional.empty();

    /// @return lower-case hexadecimal
    Optional<String> sha256(String path) throws ProblemException;

    /// Asks `sha256sum` over the same connection. Where no commands are run it is not asked again.
    static RemoteHash over(SshConnection ssh) {
        AtomicBoolean mute = new AtomicBoolean();
        return path -> {
            if (mute.get()) {
                return Optional.empty();
            }
            String quoted = "'" + path.replace("'", "'\\''") + "'";
            try {
                CommandAnswer answer = ssh.run("sha256sum -- " + quoted, Duration.ofMinutes(10));
                String output =
                        answer.output().startsWith("\\") ? answer.output().substring(1) : answer.output();
                return answer.exitStatus() == 0 && output.matches("(?s)[0-9a-f]{64}\\s.*")
                        ? Optional.of(output.substring(0, 64))
                        : Optional.empty();
            } catch (ProblemException refused) {
                if (!ssh.isOpen()) {
                    throw new ProblemException(
                            new Problem.SshFailed(
                                    Problem.SshFault.BROKEN, ssh.target().user(), ""),
                            refused);
                }
                mute.set(true);
                return Optional.empty();
            }
        };
    }
}
