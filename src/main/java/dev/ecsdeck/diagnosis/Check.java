package dev.ecsdeck.diagnosis;

import dev.ecsdeck.problem.ProblemException;

/// One question about one patient. What it cannot find out for a reason that a user can read, it throws.
@FunctionalInterface
interface Check {
    Verdict ask(Chart chart) throws ProblemException;
}
