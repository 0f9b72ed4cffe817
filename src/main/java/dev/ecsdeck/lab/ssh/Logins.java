package dev.ecsdeck.lab.ssh;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Entrance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who may log in to a machine, asked anew at every login.
public interface Logins {
    /// Whether anything listens on the machine's port 22.
    boolean isListening(Machine machine);

    /// Whether its SSH server takes public keys at all.
    boolean takesPublicKeys(Machine machine);

    /// Whether it takes keys of that algorithm, as the key spells it.
    boolean takesKeysOf(Machine machine, String algorithm);

    /// The lines of that user's `authorized_keys`.
    List<String> keysOf(Machine machine, String user);

    /// Whether the machine's SSH server asks for temporary keys, by the settings in force.
    boolean asksForTemporaryKeys(Machine machine);

    /// The temporary keys that the server gets when it asks now, as `authorized_keys` spells them.
    List<String> temporaryKeysOf(Machine machine, String user);

    boolean takesPassword(Machine machine, String user, String password);

    /// The way in for what a login runs; empty where this computer cannot keep it apart from itself.
    Optional<Entrance> entrance(Machine machine, String user, String script, Entrance.Streams streams);

    /// The machine's scratch root.
    Path root(Machine machine) throws IOException;

    /// The user's home in the machine's scratch root; empty if there is no such user.
    Optional<Path> home(Machine machine, String user) throws IOException;
}
