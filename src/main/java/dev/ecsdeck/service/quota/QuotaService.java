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
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Counts live sessions, region by region, and ends those that this program left behind. Every method but the
/// signal's blocks.
public final class QuotaService {
    private final Listing listing;
    private final Leftovers leftovers;
    private final SignalSource<Map<RegionId, Quota>> quotas = new SignalSource<>(Map.of());

    public QuotaService(Listing listing, Leftovers leftovers) {
        this.listing = listing;
        this.leftovers = leftovers;
    }

    /// Where live sessions are listed.
    public interface Listing {
        List<Live> live(RegionId region) throws ProblemException;
    }

    /// One live session on one instance.
    public record Live(String sessionId, Optional<InstanceId> instance) {}

    /// What this program has begun and nobody of its runs holds any more. Whether it still lives is not known there.
    public interface Leftovers {
        List<Left> left();

        void end(RegionId region, String sessionId) throws ProblemException;
    }

    /// One session that was left behind.
    public record Left(String sessionId, RegionId region) {}

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
        Set<String> left = new TreeSet<>();
        for (Left each : leftovers.left()) {
            if (each.region().equals(region) && sessions.contains(each.sessionId())) {
                left.add(each.sessionId());
            }
        }
        Quota counted = new Quota(region, sessions.size(), byInstance, left);
        quotas.update(now -> {
            Map<RegionId, Quota> more = new TreeMap<>(now);
            more.put(region, counted);
            return Map.copyOf(more);
        });
        return counted;
    }

    /// Counts each region in which an earlier run may have left sessions. One that does not answer is left out.
    public void lookForLeft() {
        Set<RegionId> regions =
                leftovers.left().stream().map(Left::region).collect(Collectors.toCollection(TreeSet::new));
        for (RegionId region : regions) {
            try {
                count(region);
            } catch (ProblemException unknown) {
                // Counted when the region is looked at.
            }
        }
    }

    /// Ends the sessions of a region that were left behind, as last counted, and counts anew.
    public Quota endLeft(RegionId region) throws ProblemException {
        Quota counted = quotas.value().getOrDefault(region, Quota.none(region));
        for (String sessionId : counted.left()) {
            leftovers.end(region, sessionId);
        }
        return count(region);
    }

    /// Forgets everything, as when another account is chosen.
    public void clear() {
        quotas.set(Map.of());
    }
}
