package dev.ecsdeck.ui.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Where a person keeps keys on this computer; asks with the system's own dialogs.
public interface KeyPlaces {
    /// A key to log in with.
    Optional<Path> choose(Kit kit, Window owner);

    /// A new file for a private key.
    Optional<Path> chooseNew(Kit kit, Window owner, String name);

    /// The system's file chooser, in the user's `~/.ssh`.
    static KeyPlaces ofSystem(Path home) {
        return new KeyPlaces() {
            @Override
            public Optional<Path> choose(Kit kit, Window owner) {
                return path(chooser(kit, "keys.place.choose").showOpenDialog(owner));
            }

            @Override
            public Optional<Path> chooseNew(Kit kit, Window owner, String name) {
                FileChooser chooser = chooser(kit, "keys.place.save");
                chooser.setInitialFileName(name);
                return path(chooser.showSaveDialog(owner));
            }

            private FileChooser chooser(Kit kit, String key) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(kit.texts().now(key));
                File folder = home.resolve(".ssh").toFile();
                chooser.setInitialDirectory(folder.isDirectory() ? folder : home.toFile());
                return chooser;
            }

            private Optional<Path> path(File chosen) {
                return Optional.ofNullable(chosen).map(File::toPath);
            }
        };
    }
}
