package dev.ecsdeck.service;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.problem.ProblemException;

/// The way into the cloud. Ask anew for each use case; nobody keeps the answer beyond one.
public interface CloudAccess {
    /// The cloud of the account in use.
    ///
    /// @throws ProblemException if no account is in use, or its keys cannot be found
    EcsClient client() throws ProblemException;

    /// The cloud of the account with this id, such as the one that lists an instance; of the one in use where it is
    /// empty.
    ///
    /// @throws ProblemException if there is no such account any more, or its keys cannot be found
    default EcsClient client(String account) throws ProblemException {
        return client();
    }
}
