package dev.ecsdeck.cloud;

import dev.ecsdeck.model.Credentials;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/// A source that gives keys in turn: the next one as soon as the present one is refused.
final class KeysOf implements CredentialSource {
    static final Credentials KEY = new Credentials.AccessKey("canary-id", "canary-secret");

    private final Deque<Credentials> keys;

    KeysOf(Credentials... keys) {
        this.keys = new ArrayDeque<>(List.of(keys));
    }

    @Override
    public Credentials credentials() {
        return Objects.requireNonNull(keys.peek());
    }

    @Override
    public void refused(Credentials used) {
        if (keys.size() > 1) {
            keys.remove();
        }
    }

    @Override
    public String describe() {
        return "test keys";
    }
}
