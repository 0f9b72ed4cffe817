package dev.ecsdeck.service.sessions;

import dev.ecsdeck.cloud.Page;
import dev.ecsdeck.cloud.SessionActions;
import dev.ecsdeck.cloud.SessionRecord;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Lists and ends sessions. Every method blocks.
public final class SessionService {
    /// Pages of 100 that are read of one region: the service remembers thirty days, and nobody reads on.
    private static final int MOST_PAGES = 5;

    private final CloudAccess access;
    private final Supplier<Set<String>> ours;

    /// @param ours the ids of the sessions that this program holds now
    public SessionService(CloudAccess access, Supplier<Set<String>> ours) {
        this.access = access;
        this.ours = ours;
    }

    /// The sessions of a region, newest first.
    public List<SessionRow> list(RegionId region, Optional<InstanceId> instance) throws ProblemException {
        SessionActions actions = access.client().sessions();
        Set<String> held = ours.get();
        List<SessionRow> rows = new ArrayList<>();
        Optional<String> token = Optional.empty();
        int pages = 0;
        do {
            Page<SessionRecord> page = actions.history(region, instance, token);
            page.rows().forEach(session -> addRows(rows, session, region, held));
            token = page.next();
            pages++;
        } while (token.isPresent() && pages < MOST_PAGES);
        return List.copyOf(rows);
    }

    /// Ends a session with the service, whoever opened it. One that is gone already is a success.
    public void end(SessionRow row) throws ProblemException {
        access.client().sessions().end(row.region(), row.sessionId());
    }

    private static void addRows(List<SessionRow> rows, SessionRecord session, RegionId region, Set<String> held) {
        for (SessionRecord.Connection connection : session.connections()) {
            rows.add(new SessionRow(
                    session.sessionId(),
                    region,
                    connection.instanceId(),
                    held.contains(session.sessionId()),
                    connection.status(),
                    connection.isLive(),
                    connection.closedReason(),
                    session.userName(),
                    session.clientIp(),
                    session.port(),
                    session.targetServer(),
                    connection.started().or(session::created),
                    connection.ended()));
        }
    }
}
