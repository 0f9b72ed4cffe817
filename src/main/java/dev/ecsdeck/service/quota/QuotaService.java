package dev.ecsdeck.service.quota;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Counts live sessions, region by region. Every method but the signal's blocks.
public final class QuotaService {
    private final Listing listing;
    private final SignalSource<Map<RegionId, Quota>> quotas = new SignalSource<>(Map.of());

    public QuotaService(Listing listing) {
        this.listing = listing;
    }

    /// Where live sessions are listed.
    public interface Listing {
        List<Live> live(RegionId region) throws ProblemException;
    }

    /// One live session on one instance.
    public record Live(String sessionId, Optional<InstanceId> instance) {}

    /// What was last counted.
    public Signal<Map<RegionId, Quota>> quotas() {
        return quotas;
    }

    /// Counts the region anew.
    public Quota count(RegionId region) throws ProblemException {
        Set<String> sessions = new HashSet<>();
        Map<InstanceId, Integer> byInstance = new HashMap<>();
        for (Live live : listing.live(region)) {
            sessions.add(live.sessionId());
            live.instance().ifPresent(id -> byInstance.merge(id, 1, Integer::sum));
        }
        Quota counted = new Quota(region, sessions.size(), byInstance);
        quotas.update(now -> {
            Map<RegionId, Quota> more = new TreeMap<>(now);
            more.put(region, counted);
            return Map.copyOf(more);
        });
        return counted;
    }

    /// Forgets everything, as when another account is chosen.
    public void clear() {
        quotas.set(Map.of());
    }
}
