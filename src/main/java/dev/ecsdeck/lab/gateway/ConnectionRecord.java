package dev.ecsdeck.lab.gateway;

import java.time.Instant;
import java.util.Optional;

/// One channel of a session, as DescribeTerminalSessions lists it.
///
/// @param channelId the id that the gateway gave to it
/// @param closedReason why it is over; empty while it is not
/// @param failedDetail more about a failure, or empty text
public record ConnectionRecord(
        String channelId,
        Instant start,
        Optional<Instant> end,
        Status status,
        Optional<String> closedReason,
        String failedDetail) {

    /// States as the service names them.
    public enum Status {
        CONNECTING("Connecting"),
        CONNECTED("Connected"),
        DISCONNECTED("Disconnected"),
        TERMINATING("Terminating"),
        TERMINATED("Terminated"),
        FAILED("Failed");

        private final String wireName;

        Status(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    static ConnectionRecord connecting(String channelId, Instant start) {
        return new ConnectionRecord(channelId, start, Optional.empty(), Status.CONNECTING, Optional.empty(), "");
    }

    ConnectionRecord is(Status changed) {
        return new ConnectionRecord(channelId, start, end, changed, closedReason, failedDetail);
    }

    ConnectionRecord over(Status last, Instant when, String reason, String detail) {
        return new ConnectionRecord(channelId, start, Optional.of(when), last, Optional.of(reason), detail);
    }
}
