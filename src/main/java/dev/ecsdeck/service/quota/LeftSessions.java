package dev.ecsdeck.service.quota;

import dev.ecsdeck.cloud.SessionWitness;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.store.SessionLedger;
import java.util.List;

/// Sessions that an earlier run of this program left behind, as its ledger has them. Blocking.
public final class LeftSessions implements QuotaService.Leftovers {
    private final SessionLedger ledger;
    private final CloudAccess access;

    public LeftSessions(SessionLedger ledger, CloudAccess access) {
        this.ledger = ledger;
        this.access = access;
    }

    /// Writes into `ledger` what a client begins and ends.
    public static SessionWitness witness(SessionLedger ledger) {
        return new SessionWitness() {
            @Override
            public void begun(SessionTicket ticket) {
                ledger.begun(ticket.sessionId(), ticket.region());
            }

            @Override
            public void ended(String sessionId) {
                ledger.ended(sessionId);
            }

            @Override
            public void notEnded(String sessionId) {
                ledger.stuck(sessionId);
            }
        };
    }

    @Override
    public List<QuotaService.Left> left() {
        return ledger.left().stream()
                .map(entry -> new QuotaService.Left(entry.sessionId(), entry.region()))
                .toList();
    }

    @Override
    public void end(RegionId region, String sessionId) throws ProblemException {
        access.client().sessions().end(region, sessionId);
    }
}
