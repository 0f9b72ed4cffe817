package dev.ecsdeck.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Pins in memory; trusts or refuses what is new, as told.
final class MemoryHostKeys implements HostKeyBook {
    final Map<String, List<HostKeyPin>> pins = new ConcurrentHashMap<>();
    private final boolean trusting;

    MemoryHostKeys(boolean trusting) {
        this.trusting = trusting;
    }

    @Override
    public List<HostKeyPin> pinsOf(String host) {
        return pins.getOrDefault(host, List.of());
    }

    @Override
    public void pin(String host, HostKeyPin pin) {
        pins.computeIfAbsent(host, _ -> new ArrayList<>()).add(pin);
    }

    @Override
    public boolean mayTrust(String host, HostKeyPin shown) {
        return trusting;
    }
}
