package dev.ecsdeck.service.keys;

import dev.ecsdeck.ssh.HostKeyBook;
import dev.ecsdeck.ssh.HostKeyPin;
import java.util.List;
import java.util.function.BiConsumer;

/// Host keys of one login: pinned ones from the store, and those that Cloud Assistant read on the instance itself.
/// A key that Cloud Assistant confirms is trusted and pinned without asking; another one only where nothing is
/// pinned and nothing could be read.
final class PinnedHosts implements HostKeyBook {
    private final HostKeyBook store;
    private final BiConsumer<String, Boolean> verified;
    private volatile List<HostKeyPin> confirmed = List.of();

    /// @param verified is told the fingerprint with which the host proved itself, and whether Cloud Assistant read
    ///     that key there
    PinnedHosts(HostKeyBook store, BiConsumer<String, Boolean> verified) {
        this.store = store;
        this.verified = verified;
    }

    /// @param lines `algorithm base64`, as read on the instance; what is not understood is left out
    void confirm(List<String> lines) {
        confirmed = read(lines);
    }

    static List<HostKeyPin> read(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 2 && words[1].matches("[A-Za-z0-9+/]+={0,2}"))
                .map(words -> new HostKeyPin(words[0], words[1]))
                .toList();
    }

    /// The fingerprints of keys read on an instance.
    static List<String> fingerprints(List<String> lines) {
        return read(lines).stream().map(HostKeyPin::fingerprint).toList();
    }

    @Override
    public List<HostKeyPin> pinsOf(String host) {
        return store.pinsOf(host);
    }

    @Override
    public void pin(String host, HostKeyPin pin) {
        store.pin(host, pin);
    }

    @Override
    public boolean mayTrust(String host, HostKeyPin shown) {
        return confirmed.isEmpty() ? store.mayTrust(host, shown) : confirmed.contains(shown);
    }

    @Override
    public void verified(String host, HostKeyPin shown) {
        verified.accept(shown.fingerprint(), confirmed.contains(shown));
    }
}
