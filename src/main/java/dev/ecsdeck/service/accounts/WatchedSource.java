package dev.ecsdeck.service.accounts;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Shows each key to whoever must hide it, before anybody uses it.
record WatchedSource(CredentialSource inner, Consumer<Credentials> watcher) implements CredentialSource {
    @Override
    public Credentials credentials() throws ProblemException {
        Credentials found = inner.credentials();
        watcher.accept(found);
        return found;
    }

    @Override
    public String describe() {
        return inner.describe();
    }

    @Override
    public void refused(Credentials used) {
        inner.refused(used);
    }

    @Override
    public Optional<Instant> expires() {
        return inner.expires();
    }
}
