package dev.ecsdeck.lab.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// One rule of a security group.
///
/// @param direction `ingress` or `egress`
/// @param ports such as `443/443`; `-1/-1` for all
/// @param policy `Accept` or `Drop`
record SecurityRule(
        String id,
        String direction,
        String protocol,
        String ports,
        String cidr,
        String policy,
        int priority,
        String description,
        Instant created) {
    /// As the listing shows it: the priority is a text.
    Map<String, Object> row() {
        boolean out = direction.equals("egress");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("SecurityGroupRuleId", id);
        row.put("Direction", direction);
        row.put("IpProtocol", protocol);
        row.put("PortRange", ports);
        row.put("SourceCidrIp", out ? "" : cidr);
        row.put("DestCidrIp", out ? cidr : "");
        row.put("Policy", policy);
        row.put("Priority", Integer.toString(priority));
        row.put("NicType", "intranet");
        row.put("Description", description);
        row.put("CreateTime", created.toString());
        return row;
    }

    boolean accepts() {
        return policy.equals("Accept");
    }

    boolean isLike(SecurityRule other) {
        return direction.equals(other.direction)
                && protocol.equalsIgnoreCase(other.protocol)
                && ports.equals(other.ports)
                && cidr.equals(other.cidr);
    }

    boolean speaksOf(String way, String wanted, int port) {
        String[] range = ports.split("/");
        int low = Integer.parseInt(range[0]);
        boolean inRange = low < 0 || low <= port && port <= Integer.parseInt(range[1]);
        return direction.equals(way)
                && inRange
                && (protocol.equalsIgnoreCase(wanted) || protocol.equalsIgnoreCase("ALL"));
    }

    /// Whether all of `network` is in its range.
    boolean holds(String network) {
        String[] ours = cidr.split("/");
        String[] theirs = network.split("/");
        int bits = ours.length > 1 ? Integer.parseInt(ours[1]) : 32;
        int shift = 32 - bits;
        return bits <= Integer.parseInt(theirs[1])
                && (shift == 32 || address(ours[0]) >>> shift == address(theirs[0]) >>> shift);
    }

    private static long address(String dotted) {
        long address = 0;
        for (String part : dotted.split("\\.")) {
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }
}
