package dev.ecsdeck.service;

import java.util.function.Consumer;
import java.util.function.Function;

/// A value that changes, to look at and to be told of. Thread-safe; knows no toolkit. Only its owner, which holds
/// the [SignalSource], can set it.
public interface Signal<T> {
    /// The value now.
    T value();

    /// Tells `listener` the value now, before this returns, and each later one.
    ///
    /// Calls for one listener never overlap, and the last call always carries the last value; values that came and
    /// went while the listener was busy are left out. It runs on whichever thread changed the value, so it must be
    /// quick and must not block. It holds until the answer is closed.
    Subscription subscribe(Consumer<? super T> listener);

    /// This signal seen through `view`, which must be quick and without effects. Equal neighbours are not told twice.
    default <R> Signal<R> map(Function<? super T, ? extends R> view) {
        return new MappedSignal<>(this, view);
    }

    /// A listener's stay. Closing it twice does nothing; after closing, at most a call under way still ends.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
