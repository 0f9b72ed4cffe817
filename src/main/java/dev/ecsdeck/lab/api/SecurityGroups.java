package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.fleet.MachineFacts.Wall;
import dev.ecsdeck.model.RegionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The groups that the fleet's machines are in, and their rules. Thread-safe.
final class SecurityGroups {
    private static final String ANYWHERE = "0.0.0.0/0";
    private static final String ALL_PORTS = "-1/-1";
    private static final Instant LONG_AGO = Instant.parse("2025-03-01T02:00:00Z");

    /// @param enterprise lets nothing out but what a rule accepts; a basic one lets out what no rule drops
    record Group(String id, String name, RegionId region, String vpcId, boolean enterprise) {}

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, List<SecurityRule>> rules = new ConcurrentHashMap<>();

    SecurityGroups(Fleet fleet) {
        for (Machine machine : fleet.machines()) {
            Wall wall = machine.facts().wall();
            for (String id : machine.facts().securityGroups()) {
                if (!groups.containsKey(id)) {
                    groups.put(
                            id,
                            new Group(
                                    id,
                                    name(wall),
                                    machine.region(),
                                    machine.facts().vpcId(),
                                    wall == Wall.NOTHING_OUT));
                    rules.put(id, new CopyOnWriteArrayList<>(first(id, wall)));
                }
            }
        }
    }

    private static String name(Wall wall) {
        return switch (wall) {
            case NONE -> "default";
            case NOTHING_OUT, DROPS_OUT -> "worker-egress";
            case DROPS_IN -> "gateway-inbound";
        };
    }

    private static List<SecurityRule> first(String group, Wall wall) {
        List<SecurityRule> first = new ArrayList<>();
        for (String port : List.of("22", "3389")) {
            first.add(rule(group, "ingress", "TCP", port + "/" + port, ANYWHERE, "Accept", 1));
        }
        if (wall == Wall.DROPS_IN) {
            first.add(rule(group, "ingress", "ALL", ALL_PORTS, "100.64.0.0/10", "Drop", 1));
        }
        if (wall == Wall.DROPS_OUT) {
            first.add(rule(group, "egress", "TCP", "5432/5432", "10.0.6.0/24", "Accept", 10));
            first.add(rule(group, "egress", "TCP", "6379/6379", "10.0.6.0/24", "Accept", 10));
            first.add(rule(group, "egress", "ALL", ALL_PORTS, ANYWHERE, "Drop", 90));
        }
        return first;
    }

    private static SecurityRule rule(
            String group, String direction, String protocol, String ports, String cidr, String policy, int priority) {
        String id = "sgr-" + group.substring(3) + Integer.toHexString((direction + ports + policy).hashCode());
        return new SecurityRule(id, direction, protocol, ports, cidr, policy, priority, "", LONG_AGO);
    }

    List<Group> in(RegionId region) {
        return groups.values().stream()
                .filter(group -> group.region.equals(region))
                .toList();
    }

    List<SecurityRule> rules(String group) {
        return List.copyOf(rules.getOrDefault(group, List.of()));
    }

    void add(String group, SecurityRule rule) {
        rules.computeIfAbsent(group, _ -> new CopyOnWriteArrayList<>()).add(rule);
    }

    void remove(String group, Predicate<SecurityRule> which) {
        rules.getOrDefault(group, new ArrayList<>()).removeIf(which);
    }

    /// Whether a machine's agent comes through to the service: its own port there, and names looked up.
    boolean reachesService(Machine machine) {
        return letsOut(machine, "TCP", 443, "100.100.0.0/16") && letsOut(machine, "UDP", 53, "100.100.2.136/32");
    }

    private boolean letsOut(Machine machine, String protocol, int port, String network) {
        boolean basic = machine.facts().securityGroups().stream()
                .map(groups::get)
                .anyMatch(group -> group != null && !group.enterprise());
        return of(machine)
                .filter(rule -> rule.speaksOf("egress", protocol, port) && rule.holds(network))
                .min(Comparator.comparingInt(SecurityRule::priority).thenComparing(SecurityRule::accepts))
                .map(SecurityRule::accepts)
                .orElse(basic);
    }

    /// Whether a rule drops what a session brings in: a shell's by a rule for all ports, a forward's by one for its
    /// port.
    boolean dropsInbound(Machine machine, OptionalInt port) {
        return of(machine)
                .anyMatch(rule -> !rule.accepts()
                        && (port.isPresent()
                                ? rule.speaksOf("ingress", "TCP", port.getAsInt())
                                : rule.direction().equals("ingress")
                                        && rule.ports().equals(ALL_PORTS)));
    }

    private Stream<SecurityRule> of(Machine machine) {
        return machine.facts().securityGroups().stream().flatMap(id -> rules(id).stream());
    }
}
