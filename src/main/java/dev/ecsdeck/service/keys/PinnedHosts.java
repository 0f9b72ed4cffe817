package dev.ecsdeck.service.keys;

import dev.ecsdeck.ssh.HostKeyBook;
import dev.ecsdeck.ssh.HostKeyPin;
import java.util.List;

/// Host keys of one login: pinned ones from the store, and those that Cloud Assistant read on the instance itself.
/// A key that Cloud Assistant confirms is trusted and pinned without asking; another one only where nothing is
/// pinned and nothing could be read.
final class PinnedHosts implements HostKeyBook {
    private final HostKeyBook store;
    private volatile List<HostKeyPin> confirmed = List.of();

    PinnedHosts(HostKeyBook store) {
        this.store = store;
    }

    /// @param lines `algorithm base64`, as read on the instance; what is not understood is left out
    void confirm(List<String> lines) {
        confirmed = lines.stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 2 && words[1].matches("[A-Za-z0-9+/]+={0,2}"))
                .map(words -> new HostKeyPin(words[0], words[1]))
                .toList();
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
}
