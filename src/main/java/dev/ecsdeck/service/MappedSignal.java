package dev.ecsdeck.service;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Another signal, seen through a function.
final class MappedSignal<S, T> implements Signal<T> {
    private final Signal<S> source;
    private final Function<? super S, ? extends T> view;

    MappedSignal(Signal<S> source, Function<? super S, ? extends T> view) {
        this.source = source;
        this.view = view;
    }

    @Override
    public T value() {
        return view.apply(source.value());
    }

    @Override
    public Subscription subscribe(Consumer<? super T> listener) {
        return source.subscribe(new Consumer<S>() {
            // Touched only inside the source's calls for this listener, which never overlap.
            private @Nullable T told;

            @Override
            public void accept(S value) {
                T seen = view.apply(value);
                if (!seen.equals(told)) {
                    told = seen;
                    listener.accept(seen);
                }
            }
        });
    }
}
