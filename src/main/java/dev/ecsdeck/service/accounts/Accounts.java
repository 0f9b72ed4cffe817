package dev.ecsdeck.service.accounts;

import dev.ecsdeck.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What was found on this computer, and which of it is in use.
///
/// @param faults files that are there and cannot be read
/// @param openFiles files with keys in them that others on this computer can read, for people
public record Accounts(List<Account> found, Optional<Account> current, List<Problem> faults, List<String> openFiles) {
    public static final Accounts NONE = new Accounts(List.of(), Optional.empty(), List.of());

    public Accounts {
        found = List.copyOf(found);
        faults = List.copyOf(faults);
        openFiles = List.copyOf(openFiles);
    }

    public Accounts(List<Account> found, Optional<Account> current, List<Problem> faults) {
        this(found, current, faults, List.of());
    }
}
