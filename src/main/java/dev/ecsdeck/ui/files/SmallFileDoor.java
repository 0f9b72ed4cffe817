package dev.ecsdeck.ui.files;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.smallfiles.Delivery;
import dev.ecsdeck.service.smallfiles.SmallFile;

/// The way to send a small file without SSH. Blocking.
@FunctionalInterface
public interface SmallFileDoor {
    /// @return how it ended
    Delivery send(Instance instance, SmallFile file) throws ProblemException;
}
