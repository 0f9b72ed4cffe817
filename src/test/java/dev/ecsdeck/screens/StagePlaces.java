package dev.ecsdeck.screens;

import dev.ecsdeck.ui.kit.KeyPlaces;
import dev.ecsdeck.ui.kit.Kit;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Answers at once where a person would choose a file.
final class StagePlaces implements KeyPlaces {
    /// The folder that files are chosen in.
    volatile Path folder = Path.of("/home/me/.ssh");
    volatile String chosen = "id_ed25519";

    @Override
    public Optional<Path> choose(Kit kit, Window owner) {
        return Optional.of(folder.resolve(chosen));
    }

    @Override
    public Optional<Path> chooseNew(Kit kit, Window owner, String name) {
        return Optional.of(folder.resolve(name));
    }
}
