package dev.ecsdeck.ui.shells;

import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.ui.kit.Command;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where a pane's shell comes from.
///
/// @param title of the pane
/// @param opener opens the shell and comes back at once; empty while there is no login that could carry it
/// @param extras what else can be done there, as buttons of the bar
/// @param login that carries it; empty for the service's own sessions
public record ShellSource(
        String title, Optional<Function<ShellRequest, OpenShell>> opener, List<Command> extras, Optional<Login> login) {
    /// A login below a shell.
    ///
    /// @param again leads the person to a login like it and hands over the source of shells that it is
    public record Login(String user, Consumer<Consumer<ShellSource>> again) {}

    public ShellSource {
        extras = List.copyOf(extras);
    }

    /// The service's own session.
    static ShellSource own(String title, Function<ShellRequest, OpenShell> opener) {
        return new ShellSource(title, Optional.of(opener), List.of(), Optional.empty());
    }

    /// A login that was there in another run, and can be had again.
    static ShellSource asleep(String title, Login login) {
        return new ShellSource(title, Optional.empty(), List.of(), Optional.of(login));
    }
}
