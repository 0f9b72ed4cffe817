package dev.ecsdeck.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A session as the service remembers it, for about 30 days.
///
/// @param identityType `Account`, `RAMUser` or `AssumedRoleUser`
/// @param port what it forwards; empty for a shell
public record SessionRecord(
        String sessionId,
        String clientIp,
        String identityType,
        String principalId,
        String userName,
        Optional<Integer> port,
        String targetServer,
        Optional<Instant> created,
        List<Connection> connections) {
    public SessionRecord {
        connections = List.copyOf(connections);
    }

    /// One instance's part of it.
    ///
    /// @param status `Connecting`, `Connected`, `Disconnected`, `Terminating`, `Terminated` or `Failed`
    /// @param closedReason a code, such as `AgentNotOnline`; empty while it lives
    public record Connection(
            String instanceId,
            String status,
            String closedReason,
            String failedDetail,
            Optional<Instant> started,
            Optional<Instant> ended) {
        /// Whether it still counts against the quota.
        public boolean isLive() {
            return status.equals("Connecting") || status.equals("Connected");
        }
    }
}
