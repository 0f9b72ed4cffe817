package dev.ecsdeck.lab.agent;

import java.io.IOException;
import java.nio.file.Path;

/// The shell of whoever runs the Lab, on a PTY, for logins that do not come through an agent.
public final class LocalShell {
    private LocalShell() {}

    /// Starts it in `home`; whoever opens it closes it.
    ///
    /// @throws IOException with a sentence, if this computer has no shell or no pseudo terminal
    public static Terminal open(Path home) throws IOException {
        ShellChoice choice = ShellChoice.in(home, System.getenv());
        return PtyTerminal.start(choice.command(), choice.environment(), choice.home());
    }
}
