package dev.ecsdeck.session;

import dev.ecsdeck.link.ScreenSize;
import java.time.Duration;
import java.util.Optional;

/// How a shell is opened.
///
/// @param name names the threads, such as `shell-i-bp1`; never a secret
/// @param size the screen as it is now
/// @param encrypted whether the ticket was asked for with encryption in mode Auto (experimental)
/// @param idleTimeout ends the shell after so long without real input or output; empty: never
public record ShellOptions(String name, ScreenSize size, boolean encrypted, Optional<Duration> idleTimeout) {
    /// A plain shell that lives as long as the service lets it.
    public static ShellOptions plain(String name, ScreenSize size) {
        return new ShellOptions(name, size, false, Optional.empty());
    }

    public ShellOptions withEncryption() {
        return new ShellOptions(name, size, true, idleTimeout);
    }

    public ShellOptions withIdleTimeout(Duration idle) {
        return new ShellOptions(name, size, encrypted, Optional.of(idle));
    }
}
