package dev.ecsdeck.service.doctor;

import dev.ecsdeck.problem.ProblemException;

/// Reads the keys of an account, or of the one in use where its id is empty, again from where they are kept.
@FunctionalInterface
public interface Renewal {
    void renew(String account) throws ProblemException;
}
