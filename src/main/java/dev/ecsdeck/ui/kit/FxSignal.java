package dev.ecsdeck.ui.kit;

import dev.ecsdeck.service.Signal;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A [Signal] as a property of the toolkit's thread. However often the signal changes, the property changes at most
/// once a pulse, and ends at the last value.
public final class FxSignal<T> implements AutoCloseable {
    private final Signal<T> signal;
    private final ReadOnlyObjectWrapper<T> value;
    private final AtomicBoolean owed = new AtomicBoolean();
    private final AnimationTimer nextPulse;
    private final Signal.Subscription subscription;
    private boolean closed;

    /// Begins to listen; close it when the view goes.
    public FxSignal(Signal<T> signal) {
        this.signal = signal;
        this.value = new ReadOnlyObjectWrapper<>(signal.value());
        this.nextPulse = new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                take();
            }
        };
        this.subscription = signal.subscribe(_ -> changed());
    }

    /// The value as of the last pulse.
    public T value() {
        return value.get();
    }

    public ReadOnlyObjectProperty<T> property() {
        return value.getReadOnlyProperty();
    }

    /// Calls `listener` now and after each change.
    public FxSignal<T> each(Consumer<? super T> listener) {
        value.subscribe(listener::accept);
        return this;
    }

    private void changed() {
        if (owed.compareAndSet(false, true)) {
            Platform.runLater(nextPulse::start);
        }
    }

    private void take() {
        owed.set(false);
        if (!closed) {
            value.set(signal.value());
        }
    }

    @Override
    public void close() {
        closed = true;
        nextPulse.stop();
        subscription.close();
    }
}
