package dev.ecsdeck.service.keys;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.HostKeyBook;
import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.store.HostKeyFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Host keys on disk. The first key of a host is trusted: the way to it is the cloud's own, authenticated session.
/// A file that cannot be read trusts nobody, so that breaking it never lets a changed key through.
public final class StoredHostKeys implements HostKeyBook {
    private static final Logger LOG = LoggerFactory.getLogger(StoredHostKeys.class);
    /// A pin that no host can show.
    private static final HostKeyPin UNREADABLE = new HostKeyPin("unreadable", "AAAA");

    private final HostKeyFile file;
    private final BooleanSupplier passing;
    private final Map<String, List<HostKeyPin>> untilTheEnd = new ConcurrentHashMap<>();
    /// Fingerprints that a person accepted in place of the pinned ones, by host, until a key is pinned there.
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    public StoredHostKeys(HostKeyFile file) {
        this(file, () -> false);
    }

    /// @param passing whether the cloud in use is one that ends with the program, so that its hosts are pinned in
    ///     memory alone
    public StoredHostKeys(HostKeyFile file, BooleanSupplier passing) {
        this.file = file;
        this.passing = passing;
    }

    /// The next key with this fingerprint replaces the pinned ones.
    void accept(String host, String fingerprint) {
        accepted.put(host, fingerprint);
    }

    /// Forgets a host's keys altogether: the next one that it shows is trusted.
    ///
    /// @param host as in [LoginRequest#hostKeyName]
    public void forget(String host) throws ProblemException {
        untilTheEnd.remove(host);
        file.forget(host);
    }

    /// Nothing is pinned where a person looked at a change and accepted it.
    @Override
    public List<HostKeyPin> pinsOf(String host) {
        if (accepted.containsKey(host)) {
            return List.of();
        }
        return passing.getAsBoolean() ? List.copyOf(untilTheEnd.getOrDefault(host, List.of())) : onDisk(host);
    }

    private List<HostKeyPin> onDisk(String host) {
        try {
            return file.of(host).stream().map(StoredHostKeys::pin).toList();
        } catch (ProblemException unreadable) {
            LOG.warn("the file of host keys cannot be read", unreadable);
            return List.of(UNREADABLE);
        }
    }

    private static HostKeyPin pin(String line) {
        int blank = line.indexOf(' ');
        try {
            return new HostKeyPin(line.substring(0, blank), line.substring(blank + 1));
        } catch (IllegalArgumentException notBase64) {
            return UNREADABLE;
        }
    }

    @Override
    public void pin(String host, HostKeyPin pin) {
        boolean anew = accepted.remove(host) != null;
        if (passing.getAsBoolean()) {
            List<HostKeyPin> pins = untilTheEnd.computeIfAbsent(host, _ -> new CopyOnWriteArrayList<>());
            if (anew) {
                pins.clear();
            }
            pins.add(pin);
            return;
        }
        try {
            if (anew) {
                file.forget(host);
            }
            file.add(host, pin.algorithm() + " " + pin.base64());
        } catch (ProblemException unwritable) {
            LOG.warn("the host key of {} could not be kept", host, unwritable);
        }
    }

    /// A first key is trusted; where a person accepted a change, only the key that was accepted is.
    @Override
    public boolean mayTrust(String host, HostKeyPin shown) {
        String wanted = accepted.get(host);
        if (wanted == null || wanted.equals(shown.fingerprint())) {
            return true;
        }
        accepted.remove(host);
        return false;
    }
}
