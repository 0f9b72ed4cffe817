package dev.ecsdeck.lab.faults;

import java.util.function.Predicate;

/// A fault and whom it meets.
record Rule(Predicate<Victim> whom, Fault fault) {
    boolean covers(Victim victim) {
        return whom.test(victim);
    }
}
