package dev.ecsdeck.service;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The owner's end of a [Signal]. Setting an equal value tells nobody. No lock is held while listeners run.
public final class SignalSource<T> implements Signal<T> {
    private final Object lock = new Object();
    // Written under the lock.
    private volatile T value;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public SignalSource(T initial) {
        this.value = initial;
    }

    @Override
    public T value() {
        return value;
    }

    public void set(T next) {
        update(_ -> next);
    }

    /// Changes the value by `change`, which runs once while other writers wait: quick, and without effects.
    ///
    /// @return the new value
    public T update(UnaryOperator<T> change) {
        T before;
        T after;
        synchronized (lock) {
            before = value;
            after = change.apply(before);
            value = after;
        }
        if (!after.equals(before)) {
            listeners.forEach(Listener::changed);
        }
        return after;
    }

    @Override
    public Subscription subscribe(Consumer<? super T> listener) {
        Listener added = new Listener(listener);
        listeners.add(added);
        added.changed();
        return added;
    }

    /// One listener. Whoever raises `owed` from zero delivers until it is back at zero, so calls never overlap and
    /// the last one sees the last value.
    private final class Listener implements Subscription {
        private final Consumer<? super T> target;
        private final AtomicInteger owed = new AtomicInteger();
        private volatile boolean open = true;

        Listener(Consumer<? super T> target) {
            this.target = target;
        }

        void changed() {
            if (owed.getAndIncrement() > 0) {
                return;
            }
            int seen = 1;
            try {
                while (seen != 0) {
                    deliver();
                    seen = owed.addAndGet(-seen);
                }
            } finally {
                if (seen != 0) {
                    owed.set(0); // the listener threw: the next change is told again
                }
            }
        }

        private void deliver() {
            if (!open) {
                return;
            }
            target.accept(value);
        }

        @Override
        public void close() {
            open = false;
            listeners.remove(this);
        }
    }
}
