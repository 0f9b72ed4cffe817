package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.model.Credentials;
import java.time.Instant;
import java.util.Optional;

/// Keys that are what they are: typed, or out of a file or the environment.
public record FixedCredentials(String from, Credentials credentials) implements CredentialSource {
    @Override
    public String describe() {
        return from;
    }

    @Override
    public Optional<Instant> expires() {
        return credentials instanceof Credentials.StsToken sts ? sts.expires() : Optional.empty();
    }

    @Override
    public String toString() {
        return "FixedCredentials[" + from + ", secret]";
    }
}
