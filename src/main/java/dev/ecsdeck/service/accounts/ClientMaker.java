package dev.ecsdeck.service.accounts;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.problem.ProblemException;

/// Makes the client of one account, with the program's one way out to the network.
public interface ClientMaker {
    EcsClient make(CloudTarget target, CredentialSource source) throws ProblemException;
}
