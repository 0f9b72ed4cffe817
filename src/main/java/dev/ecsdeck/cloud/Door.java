package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What every group of actions stands on: the transport, the endpoints, the clock.
record Door(
        HttpTransport transport,
        Endpoints endpoints,
        RegionId home,
        InstantSource clock,
        PermissionWitness permissions) {
    JsonNode send(RegionId region, ApiCall call) throws ProblemException {
        try {
            JsonNode answer = transport.send(endpoints.of(call.api(), region), call);
            permissions.answered(call.permission(), true);
            return answer;
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.NotPermitted denied) {
                permissions.answered(denied.permission(), false);
            }
            throw refused;
        }
    }

    /// Ids in the portions that an action takes.
    static List<List<InstanceId>> portions(Collection<InstanceId> ids, int size) {
        List<InstanceId> all = List.copyOf(ids);
        List<List<InstanceId>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            portions.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return portions;
    }
}
