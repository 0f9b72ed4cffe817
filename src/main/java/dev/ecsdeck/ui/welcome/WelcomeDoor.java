package dev.ecsdeck.ui.welcome;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.Account;

/// What the first screen leads to. What can fail may block, and is called on
/// a thread for that.
public interface WelcomeDoor {
    /// Takes an account into use.
    void use(Account account) throws ProblemException;

    /// Starts the Lab, if it is not running, and takes it into use.
    void useLab() throws ProblemException;
}
