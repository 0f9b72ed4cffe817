package dev.ecsdeck.lab.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// One way in which things go wrong.
sealed interface Fault {
    /// @param chance from 0 to 1, for each message
    /// @param left how often it still happens
    record Messages(Direction direction, Harm harm, double chance, AtomicInteger left) implements Fault {}

    record Delay(Direction direction, Duration time) implements Fault {}

    /// The socket is struck after so many messages, counted both ways.
    ///
    /// @param least messages before the blow
    /// @param most messages before the blow
    /// @param left how many blows are still to fall
    record Cut(int least, int most, List<Strike> ways, AtomicInteger left) implements Fault {}

    /// @param status of HTTP; 0 gives no answer
    record Refuse(int status) implements Fault {}

    record Expire() implements Fault {}
}
