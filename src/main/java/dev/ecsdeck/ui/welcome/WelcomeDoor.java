package dev.ecsdeck.ui.welcome;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.Account;
import java.util.Map;

/// What the first screen leads to. What can fail may block, and is called on
/// a thread for that.
public interface WelcomeDoor {
    /// Takes an account into use.
    void use(Account account) throws ProblemException;

    /// Keeps a new account under `name` where the vendor's tools keep theirs, and takes it into use.
    ///
    /// @param fields by their names in the vendor's file
    void add(String name, Map<String, String> fields) throws ProblemException;

    /// Where a new account is kept, for people.
    String keptIn();

    /// Starts the Lab, if it is not running, and takes it into use.
    void useLab() throws ProblemException;
}
