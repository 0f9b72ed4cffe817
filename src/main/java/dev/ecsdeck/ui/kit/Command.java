package dev.ecsdeck.ui.kit;

import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// Something the user can do, in menus, on keys and in the palette.
///
/// @param id names it in the settings, such as `window.settings`
/// @param keys what to press; empty for none
/// @param unavailable why it cannot be done now, as a sentence; empty when it can
/// @param caution why it may well be refused, as a sentence; empty when nothing is known against it
public record Command(
        String id,
        Feather icon,
        Optional<KeyCombination> keys,
        ObservableValue<String> name,
        ObservableValue<Optional<String>> unavailable,
        ObservableValue<Optional<String>> caution,
        Runnable action) {
    public Command(
            String id,
            Feather icon,
            Optional<KeyCombination> keys,
            ObservableValue<String> name,
            ObservableValue<Optional<String>> unavailable,
            Runnable action) {
        this(id, icon, keys, name, unavailable, new SimpleObjectProperty<>(Optional.empty()), action);
    }

    /// A command that can always be done.
    public static Command of(String id, Feather icon, String keys, ObservableValue<String> name, Runnable action) {
        return new Command(
                id,
                icon,
                keys.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(keys)),
                name,
                new SimpleObjectProperty<>(Optional.empty()),
                action);
    }

    public boolean isAvailable() {
        return unavailable.getValue().isEmpty();
    }

    /// Does it, if it can be done now.
    public void run() {
        if (isAvailable()) {
            action.run();
        }
    }

    /// What to press, as people write it: `Ctrl+Shift+K`.
    public String keysText() {
        return keys.map(KeyCombination::getDisplayText).orElse("");
    }
}
