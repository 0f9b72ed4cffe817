package dev.ecsdeck.service.shells;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.Instance;
import java.time.Duration;
import java.util.Optional;

/// What shell is wanted, and where.
///
/// @param user whom the shell runs as; empty leaves it to the agent (`ecs-assist-user`)
/// @param command what runs instead of a shell; empty for a shell
/// @param passwordName the stored password to use on Windows; empty where none is needed
/// @param idleCut ends the shell when nobody typed and nothing came for so long; empty means never
public record ShellRequest(
        Instance instance,
        String user,
        String command,
        Network network,
        String passwordName,
        Encryption encryption,
        Optional<Duration> idleCut,
        ScreenSize size) {
    /// Which of the service's gateways is used.
    public enum Network {
        INTERNET,
        INTRANET
    }

    /// Whether the session's bytes are encrypted a second time, between this program and the agent.
    public enum Encryption {
        NONE,
        /// With a key that both sides agree on. Experimental.
        AUTO
    }

    /// A plain shell with nothing asked for.
    public static ShellRequest of(Instance instance, ScreenSize size) {
        return new ShellRequest(instance, "", "", Network.INTERNET, "", Encryption.NONE, Optional.empty(), size);
    }

    /// The same with other options.
    public ShellRequest as(String otherUser, String otherCommand, Network otherNetwork, Encryption otherEncryption) {
        return new ShellRequest(
                instance, otherUser, otherCommand, otherNetwork, passwordName, otherEncryption, idleCut, size);
    }

    public ShellRequest withSize(ScreenSize newSize) {
        return new ShellRequest(instance, user, command, network, passwordName, encryption, idleCut, newSize);
    }
}
