package dev.ecsdeck.service.accounts;

import dev.ecsdeck.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What was found on this computer, and which of it is in use.
///
/// @param faults files that are there and cannot be read
public record Accounts(List<Account> found, Optional<Account> current, List<Problem> faults) {
    public static final Accounts NONE = new Accounts(List.of(), Optional.empty(), List.of());

    public Accounts {
        found = List.copyOf(found);
        faults = List.copyOf(faults);
    }
}
