package dev.ecsdeck.ui.palette;

import dev.ecsdeck.ui.kit.Environment;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/// Something that can be found.
///
/// @param kind ends the key `palette.kind.*`; hits of one kind stand together
/// @param also further words that find it, such as an id; not shown
/// @param aside shown at the right: keys or an address
/// @param otherwise what Alt+Enter does
public record Hit(
        String kind,
        String name,
        String also,
        Supplier<Node> sign,
        Optional<Environment> environment,
        String aside,
        boolean areKeys,
        Runnable action,
        Optional<Runnable> otherwise) {}
