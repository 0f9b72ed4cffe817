package dev.ecsdeck.ui.shells;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.shells.ShellRequest;
import java.util.Optional;
import java.util.function.Function;

/// What a pane's shell is opened from, and another one like it.
///
/// @param wanted the request, once the size is known
record ShellSeed(Instance instance, Function<ScreenSize, ShellRequest> wanted, ShellSource source) {
    ShellSeed from(ShellSource other) {
        return new ShellSeed(instance, wanted, other);
    }

    PanePlan.One plan() {
        Optional<String> user = source.login().map(ShellSource.Login::user);
        return new PanePlan.One(instance.id(), user);
    }
}
