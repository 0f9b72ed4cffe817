package dev.ecsdeck.service;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.problem.ProblemException;

/// The cloud of the account in use. Ask anew for each use case; nobody keeps the answer beyond one.
public interface CloudAccess {
    /// @throws ProblemException if no account is in use, or its keys cannot be found
    EcsClient client() throws ProblemException;
}
