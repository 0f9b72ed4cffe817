package dev.ecsdeck.service.accounts;

import dev.ecsdeck.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What was found on this computer, and which of it is in use.
///
/// @param faults files that are there and cannot be read
/// @param openFiles files with keys in them that others on this computer can read, for people
/// @param beside those whose instances are listed together with those of the one in use; none beside the Lab
public record Accounts(
        List<Account> found,
        Optional<Account> current,
        List<Problem> faults,
        List<String> openFiles,
        List<Account> beside) {
    /// The settings' list of the ids that are wanted beside.
    public static final String BESIDE = "accounts.beside";

    public static final Accounts NONE = new Accounts(List.of(), Optional.empty(), List.of());

    public Accounts {
        found = List.copyOf(found);
        faults = List.copyOf(faults);
        openFiles = List.copyOf(openFiles);
        beside = List.copyOf(beside);
    }

    public Accounts(List<Account> found, Optional<Account> current, List<Problem> faults, List<String> openFiles) {
        this(found, current, faults, openFiles, List.of());
    }

    public Accounts(List<Account> found, Optional<Account> current, List<Problem> faults) {
        this(found, current, faults, List.of());
    }

    /// All whose instances are listed, the one in use first.
    public List<Account> listed() {
        return Stream.concat(current.stream(), beside.stream()).toList();
    }

    Accounts withBeside(Set<String> wanted) {
        boolean alone = current.isEmpty() || current.get().isLab();
        List<Account> others = alone
                ? List.of()
                : found.stream()
                        .filter(account -> wanted.contains(account.id()) && !account.isLab())
                        .filter(account -> !account.id().equals(current.get().id()))
                        .toList();
        return new Accounts(found, current, faults, openFiles, others);
    }
}
