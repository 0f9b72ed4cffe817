package dev.ecsdeck.service.accounts;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.problem.ProblemException;

/// The way into the Lab, which this floor does not know.
public interface LabDoor {
    /// Starts the Lab, or finds it running.
    Place open() throws ProblemException;

    /// Where it is and what it takes.
    record Place(CloudTarget target, Credentials credentials) {}
}
