package dev.ecsdeck.cloud;

import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;

/// Where the keys of an account come from. Callable from any thread.
public interface CredentialSource {
    /// Keys that are good now. May ask the network, for sources that renew.
    ///
    /// @throws ProblemException if there are none, or they ran out and cannot be renewed
    Credentials credentials() throws ProblemException;

    /// Says where they come from, for people and logs, without a secret: `environment variables`, or a profile's
    /// name.
    String describe();

    /// The service found `used` expired: the next [#credentials] should not give them again if it can be helped.
    default void refused(Credentials used) {}

    /// Until when the present keys are good, where that is known. Asks nobody.
    default Optional<Instant> expires() {
        return Optional.empty();
    }
}
