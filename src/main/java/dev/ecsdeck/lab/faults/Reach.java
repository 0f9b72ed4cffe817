package dev.ecsdeck.lab.faults;

import java.util.function.Predicate;

/// Whoever holds the sockets that can be struck.
@FunctionalInterface
public interface Reach {
    /// @return how many sockets were struck
    int strike(Predicate<Victim> whom, Strike how);
}
