package dev.ecsdeck.diagnosis;

import dev.ecsdeck.cloud.SecurityGroupActions.EgressRule;
import dev.ecsdeck.cloud.SecurityGroupActions.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the outbound rules of an instance's groups let through. All groups count together: the lowest priority number
/// first, at the same number a drop before an accept. Where no rule speaks, a basic group lets out and an advanced
/// one does not. Sources: the vendor's pages on security groups and on the agent's network (2026-11).
final class Egress {
    /// What an agent needs, as the vendor names it: the service, its packages, names.
    static final List<Need> NEEDS = List.of(
            new Need("TCP", 443, "100.100.0.0/16"),
            new Need("TCP", 443, "100.0.0.0/8"),
            new Need("UDP", 53, "100.100.0.0/16"));

    /// New rules come no later than this.
    private static final int USUAL_PRIORITY = 20;

    private Egress() {}

    /// A way out.
    record Need(String protocol, int port, String destination) {}

    /// A way out that is closed.
    ///
    /// @param by the rule that drops it; empty where it is only that none accepts it
    record Closed(Need need, Optional<EgressRule> by) {}

    /// The needs that are not met.
    static List<Closed> closed(List<Group> groups, List<EgressRule> rules) {
        boolean opens = groups.isEmpty() || groups.stream().anyMatch(group -> !group.advanced());
        List<EgressRule> ordered = ordered(rules);
        List<Closed> closed = new ArrayList<>();
        for (Need need : NEEDS) {
            Optional<EgressRule> decides =
                    ordered.stream().filter(rule -> decides(rule, need)).findFirst();
            boolean passes = decides.map(EgressRule::accepts).orElse(opens);
            if (!passes) {
                closed.add(new Closed(need, decides));
            }
        }
        return closed;
    }

    /// The rules to add; empty where a drop has the first priority of all, so that nothing can go before it.
    static Optional<EgressPlan> plan(List<Closed> closed, List<Group> groups, List<EgressRule> rules) {
        Optional<EgressRule> first =
                closed.stream().flatMap(each -> each.by().stream()).min(Comparator.comparingInt(EgressRule::priority));
        int priority =
                first.map(rule -> Math.min(USUAL_PRIORITY, rule.priority() - 1)).orElse(USUAL_PRIORITY);
        if (priority < 1 || groups.isEmpty()) {
            return Optional.empty();
        }
        String id =
                first.map(EgressRule::groupId).orElseGet(() -> groups.getFirst().id());
        String name = groups.stream()
                .filter(group -> group.id().equals(id))
                .map(Group::name)
                .findFirst()
                .orElse("");
        List<EgressPlan.Line> lines = new ArrayList<>();
        boolean added = false;
        int number = 0;
        for (EgressRule rule : ordered(rules)) {
            if (!rule.groupId().equals(id)) {
                continue;
            }
            if (!added && rule.priority() > priority) {
                addAll(lines, closed, priority);
                added = true;
            }
            number++;
            lines.add(line(number, rule));
        }
        if (!added) {
            addAll(lines, closed, priority);
        }
        return Optional.of(new EgressPlan(id, name, lines));
    }

    static EgressPlan.Line line(int number, EgressRule rule) {
        return new EgressPlan.Line(
                number,
                rule.accepts(),
                rule.protocol(),
                rule.portRange(),
                rule.destination(),
                rule.priority(),
                rule.created());
    }

    private static void addAll(List<EgressPlan.Line> lines, List<Closed> closed, int priority) {
        for (Closed each : closed) {
            Need need = each.need();
            lines.add(new EgressPlan.Line(
                    0,
                    true,
                    need.protocol(),
                    need.port() + "/" + need.port(),
                    need.destination(),
                    priority,
                    Optional.empty()));
        }
    }

    /// The place of a rule among those of its group, from 1.
    static int numberOf(EgressRule rule, List<EgressRule> rules) {
        return 1
                + ordered(rules).stream()
                        .filter(each -> each.groupId().equals(rule.groupId()))
                        .toList()
                        .indexOf(rule);
    }

    private static List<EgressRule> ordered(List<EgressRule> rules) {
        return rules.stream()
                .sorted(Comparator.comparingInt(EgressRule::priority).thenComparing(EgressRule::accepts))
                .toList();
    }

    /// An accept must hold all of what is needed; a drop decides as soon as it takes a part of it.
    private static boolean decides(EgressRule rule, Need need) {
        if (!speaksOf(rule, need.protocol(), need.port())) {
            return false;
        }
        Optional<Network> ruled = Network.parse(rule.destination());
        Optional<Network> needed = Network.parse(need.destination());
        if (ruled.isEmpty() || needed.isEmpty()) {
            return false;
        }
        return ruled.get().holds(needed.get())
                || !rule.accepts() && needed.get().holds(ruled.get());
    }

    private static boolean speaksOf(EgressRule rule, String protocol, int port) {
        boolean named = rule.protocol().equals("ALL") || rule.protocol().equals(protocol);
        return named && Ports.hold(rule.portRange(), port);
    }
}
