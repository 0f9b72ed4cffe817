package dev.ecsdeck.ui.kit;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.service.Signal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;

/// The user's settings as the screens see them: read at once, changed from anywhere on the toolkit's thread.
public final class Prefs implements AutoCloseable {
    private final Signal<Settings> signal;
    private final FxSignal<Settings> watched;
    private final Consumer<UnaryOperator<Settings>> change;

    /// @param change takes a change and keeps it; must not block
    public Prefs(Signal<Settings> signal, Consumer<UnaryOperator<Settings>> change) {
        this.signal = signal;
        this.watched = new FxSignal<>(signal);
        this.change = change;
    }

    /// The settings as they are at this moment.
    public Settings now() {
        return signal.value();
    }

    public ReadOnlyObjectProperty<Settings> property() {
        return watched.property();
    }

    public void change(UnaryOperator<Settings> how) {
        change.accept(how);
    }

    /// A remembered size, in pixels.
    public double size(String name, double otherwise) {
        return now().sizes().getOrDefault(name, otherwise);
    }

    public void keepSize(String name, double pixels) {
        if (size(name, Double.NaN) != pixels) {
            change(settings -> settings.withSize(name, pixels));
        }
    }

    public List<String> list(String name, List<String> otherwise) {
        return now().lists().getOrDefault(name, otherwise);
    }

    public void keepList(String name, List<String> values) {
        change(settings -> settings.withList(name, values));
    }

    @Override
    public void close() {
        watched.close();
    }
}
