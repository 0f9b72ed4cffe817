package dev.ecsdeck.session;

import dev.ecsdeck.link.ScreenSize;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What tells a shell's conversation from a port's.
///
/// @param name names its threads
/// @param speaks102 the version of what we send
/// @param size the screen, or null where there is none
/// @param orderlyEnds the far side's reasons that are no failure; with an empty one among them, it may just close
/// @param keys the handshake of an encrypted session, or null
/// @param ping zero for none
record Manner(
        String name,
        boolean speaks102,
        Readiness readiness,
        @Nullable ScreenSize size,
        Set<String> orderlyEnds,
        @Nullable KeyExchange keys,
        Optional<Duration> idle,
        Duration ping) {
    private static final Duration SHELL_PING = Duration.ofSeconds(20);

    static Manner of(ShellOptions shell) {
        KeyExchange keys = shell.encrypted() ? KeyExchange.fresh() : null;
        return new Manner(
                shell.name(),
                true,
                Readiness.ofShell(),
                shell.size(),
                StatusMessage.ENDS_OF_SHELLS,
                keys,
                shell.idleTimeout(),
                SHELL_PING);
    }

    static Manner of(PortOptions port) {
        Readiness readiness = Readiness.ofPort(port.agentBuild());
        return new Manner(
                port.name(),
                false,
                readiness,
                null,
                StatusMessage.ENDS_OF_TARGETS,
                null,
                port.idleTimeout(),
                Duration.ZERO);
    }
}
