package dev.ecsdeck.model;

import java.net.URI;
import java.time.Instant;

/// What one StartTerminalSession returned. URL and token are secrets: the text of a ticket shows neither.
///
/// @param usableUntil the URL opens new sockets until then: ten minutes after it was made
public record SessionTicket(
        String sessionId, URI url, String securityToken, RegionId region, InstanceId instance, Instant usableUntil) {
    @Override
    public String toString() {
        return "SessionTicket[" + sessionId + ", secret]";
    }
}
