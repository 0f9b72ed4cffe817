package dev.ecsdeck.service.keys;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.KeyKind;
import java.util.List;
import java.util.Optional;

/// Where a screen asks for logins.
public interface LoginDesk {
    /// Logs in with the account in use, as [LoginService#logIn]. Blocks; an interrupt ends it.
    LiveLogin logIn(LoginRequest request, LoginProgress progress) throws ProblemException;

    /// A login with a temporary key of that kind may come soon: its key can be made ahead. Does not block.
    default void prepareKey(KeyKind kind) {}

    /// The newest login that stands on that instance itself, and not on a host behind it.
    Optional<LiveLogin> on(InstanceId instance);

    /// The keys that the user's own agent offers now; none where no agent runs. Blocks.
    List<OfferedKey> agentKeys();

    /// A key of an agent.
    ///
    /// @param comment what the agent says of it
    record OfferedKey(String fingerprint, String comment) {}

    /// Takes a changed host key after all: the next login on `host` may show the key with this fingerprint, which
    /// then replaces those pinned before. Any other key is refused as ever.
    void acceptHostKey(String host, String fingerprint);
}
