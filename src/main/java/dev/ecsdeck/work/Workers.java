package dev.ecsdeck.work;

import java.time.Duration;
import java.time.InstantSource;

/// Where work runs and what time it is. Handed to constructors; nobody else makes threads or asks the system's clock.
public interface Workers {
    /// Starts a virtual thread that may block.
    ///
    /// @param name says what it does and for whom, such as `shell-i-bp1-writer`
    Thread start(String name, Runnable body);

    /// Makes a virtual thread for a library that starts it itself.
    Thread unstarted(String name, Runnable body);

    /// Calls `wake` once after `delay`, on the timer's thread. `wake` only wakes others: it must not block, nor
    /// take a lock that is held during I/O.
    Wakeup after(Duration delay, Runnable wake);

    /// The wall clock: for stamps and for what people read.
    InstantSource clock();

    /// Nanoseconds of a clock that never jumps: for intervals.
    long nanoTime();

    /// A wake-up that can be called off; calling it off twice, or after it rang, does nothing.
    interface Wakeup {
        void cancel();
    }
}
