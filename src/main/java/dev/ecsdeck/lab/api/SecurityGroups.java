package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.RegionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// The groups that the fleet's machines are in, and their rules. Thread-safe.
final class SecurityGroups {
    /// @param enterprise lets nothing out but what a rule accepts; a basic one lets out what no rule drops
    record Group(String id, String name, RegionId region, String vpcId, boolean enterprise) {}

    /// @param ports such as `443/443`; `-1/-1` for all
    record Rule(
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

        boolean isLike(Rule other) {
            return direction.equals(other.direction)
                    && protocol.equalsIgnoreCase(other.protocol)
                    && ports.equals(other.ports)
                    && cidr.equals(other.cidr);
        }

        private boolean lets(String wanted, int port, String network) {
            String[] range = ports.split("/");
            int low = Integer.parseInt(range[0]);
            boolean inRange = low < 0 || low <= port && port <= Integer.parseInt(range[1]);
            return direction.equals("egress")
                    && policy.equals("Accept")
                    && (protocol.equalsIgnoreCase(wanted) || protocol.equalsIgnoreCase("ALL"))
                    && inRange
                    && contains(network);
        }

        private boolean contains(String network) {
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

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, List<Rule>> rules = new ConcurrentHashMap<>();

    SecurityGroups(Fleet fleet) {
        for (Machine machine : fleet.machines()) {
            for (String id : machine.facts().securityGroups()) {
                groups.computeIfAbsent(
                        id,
                        _ -> new Group(
                                id,
                                machine.isCutOff() ? "worker-egress" : "default",
                                machine.region(),
                                machine.facts().vpcId(),
                                machine.isCutOff()));
            }
        }
        for (Group group : groups.values()) {
            List<Rule> first = new CopyOnWriteArrayList<>();
            for (String port : List.of("22", "3389")) {
                first.add(new Rule(
                        "sgr-" + group.id.substring(3) + port,
                        "ingress",
                        "TCP",
                        port + "/" + port,
                        "0.0.0.0/0",
                        "Accept",
                        1,
                        "",
                        Instant.parse("2025-03-01T02:00:00Z")));
            }
            rules.put(group.id, first);
        }
    }

    List<Group> in(RegionId region) {
        return groups.values().stream()
                .filter(group -> group.region.equals(region))
                .toList();
    }

    List<Rule> rules(String group) {
        return List.copyOf(rules.getOrDefault(group, List.of()));
    }

    void add(String group, Rule rule) {
        rules.computeIfAbsent(group, _ -> new CopyOnWriteArrayList<>()).add(rule);
    }

    void remove(String group, Predicate<Rule> which) {
        rules.getOrDefault(group, new ArrayList<>()).removeIf(which);
    }

    /// Whether a machine's agent comes through to the service: its own port there, and names looked up.
    boolean reachesService(Machine machine) {
        List<Rule> all = new ArrayList<>();
        for (String id : machine.facts().securityGroups()) {
            all.addAll(rules(id));
        }
        return all.stream().anyMatch(rule -> rule.lets("TCP", 443, "100.100.0.0/16"))
                && all.stream().anyMatch(rule -> rule.lets("UDP", 53, "100.100.2.136/32"));
    }
}
