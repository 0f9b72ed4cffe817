package dev.ecsdeck.testing;

import dev.ecsdeck.model.KeychainKind;
import dev.ecsdeck.problem.KeychainFault;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.store.secrets.Keychain;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// A keychain in memory, which can be taken away.
public final class MemoryKeychain implements Keychain {
    private final Map<String, String> secrets = new ConcurrentSkipListMap<>();
    private volatile Optional<KeychainFault> fault = Optional.empty();

    /// From now on every use meets this fault.
    public void fail(KeychainFault why) {
        fault = Optional.of(why);
    }

    /// What it holds, by item.
    public Map<String, String> secrets() {
        return Map.copyOf(secrets);
    }

    @Override
    public Optional<KeychainKind> kind() {
        return fault.isPresent() ? Optional.empty() : Optional.of(KeychainKind.SECRET_SERVICE);
    }

    @Override
    public Optional<String> read(String item) throws ProblemException {
        open();
        return Optional.ofNullable(secrets.get(item));
    }

    @Override
    public void write(String item, String secret) throws ProblemException {
        open();
        secrets.put(item, secret);
    }

    @Override
    public void delete(String item) throws ProblemException {
        open();
        secrets.remove(item);
    }

    private void open() throws ProblemException {
        Optional<KeychainFault> now = fault;
        if (now.isPresent()) {
            throw new ProblemException(new Problem.KeychainUnusable(now.get(), ""));
        }
    }

    @Override
    public void close() {}
}
