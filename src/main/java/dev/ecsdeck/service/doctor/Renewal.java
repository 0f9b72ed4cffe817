package dev.ecsdeck.service.doctor;

import dev.ecsdeck.problem.ProblemException;

/// Reads the keys of the account in use again from where they are kept.
@FunctionalInterface
public interface Renewal {
    void renew() throws ProblemException;
}
