package dev.ecsdeck.diagnosis;

import dev.ecsdeck.cloud.SecurityGroupActions.EgressRule;
import dev.ecsdeck.cloud.SecurityGroupActions.Group;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.net.ConnectionProbe;
import dev.ecsdeck.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way from here to the cloud, and the way from the instance to it.
final class NetworkChecks {
    /// The service takes no request whose time is further off.
    private static final Duration SKEW = Duration.ofMinutes(15);
    /// Less than this may be the way's own time.
    private static final Duration NOTABLE = Duration.ofMinutes(1);

    private NetworkChecks() {}

    static void addTo(Map<Rung, Check> checks) {
        checks.put(Rung.NETWORK, NetworkChecks::network);
        checks.put(Rung.EGRESS, Refused.first(Rung.EGRESS, NetworkChecks::egress));
    }

    private static Verdict network(Chart chart) throws ProblemException {
        Ward ward = chart.ward();
        ConnectionProbe.Report way = ward.way();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("endpoint", ward.cloud().endpoint(ward.region()).toString()));
        way.passed()
                .forEach(step ->
                        facts.add(Fact.of(step.stage().name(), step.evidence(), new Fact.Remark.Took(step.took()))));
        way.serverTime().ifPresent(time -> facts.add(clock(time, ward)));
        return way.problem()
                .<Verdict>map(problem -> Meaning.found(problem, chart.patient(), facts))
                .orElseGet(() -> new Verdict.Passed(facts));
    }

    /// A clock that is off does no harm by itself: requests are stamped with the service's.
    private static Fact clock(Instant theirs, Ward ward) {
        Duration ahead = Duration.between(theirs, ward.workers().clock().instant());
        String seconds = (ahead.isNegative() ? "-" : "+") + ahead.abs().toSeconds() + " s";
        if (ahead.abs().compareTo(NOTABLE) < 0) {
            return Fact.said("clock", seconds, "clock.right");
        }
        return Fact.said("clock", seconds, ahead.abs().compareTo(SKEW) < 0 ? "clock.off" : "clock.corrected");
    }

    private static Verdict egress(Chart chart) throws ProblemException {
        List<String> ids = chart.instance().orElse(chart.patient().instance()).securityGroups();
        if (ids.isEmpty()) {
            return new Verdict.NotAsked();
        }
        Ward ward = chart.ward();
        List<Group> groups = ward.groups(ids);
        List<EgressRule> rules = ward.egress(ids);
        List<Egress.Closed> closed = Egress.closed(groups, rules);
        List<Fact> facts = new ArrayList<>();
        groups.forEach(group ->
                facts.add(Fact.said(group.id(), group.name(), group.advanced() ? "group.advanced" : "group.basic")));
        if (closed.isEmpty()) {
            facts.add(Fact.said("egress", "", "egress.open"));
            return new Verdict.Passed(facts);
        }
        closed.stream()
                .flatMap(each -> each.by().stream())
                .distinct()
                .forEach(rule -> facts.add(matching(rule, Egress.numberOf(rule, rules))));
        boolean online = chart.agent() instanceof AgentStatus.Online || chart.agent() instanceof AgentStatus.Outdated;
        if (online) {
            facts.add(Fact.said("egress", "", "egress.partly"));
            return new Verdict.Passed(facts);
        }
        facts.add(Fact.said("unseen", "", "unseen.firewall"));
        return found(closed, Egress.plan(closed, groups, rules), ids.getFirst(), rules, facts);
    }

    /// @param any one of the instance's groups, for where there is no plan
    private static Verdict found(
            List<Egress.Closed> closed,
            Optional<EgressPlan> plan,
            String any,
            List<EgressRule> rules,
            List<Fact> facts) {
        List<Fix> fixes = new ArrayList<>();
        plan.ifPresent(it -> fixes.add(new Fix.AllowEgress(it)));
        String group = plan.map(EgressPlan::groupId).orElse(any);
        fixes.add(new Fix.OpenConsole(Fix.Place.SECURITY_GROUP, group));
        Optional<EgressRule> by =
                closed.stream().flatMap(each -> each.by().stream()).findFirst();
        String number =
                by.map(rule -> Integer.toString(Egress.numberOf(rule, rules))).orElse("0");
        return new Verdict.Found(
                Finding.of(Cause.EGRESS_BLOCKED, by.map(EgressRule::groupId).orElse(group), number), facts, fixes);
    }

    private static Fact matching(EgressRule rule, int number) {
        EgressPlan.Line line = Egress.line(number, rule);
        String text = number + " " + (rule.accepts() ? "accept" : "drop") + " " + rule.protocol() + " " + line.ports()
                + " " + rule.destination();
        return rule.created()
                .map(at -> Fact.of("rule", text, new Fact.Remark.Made(at)))
                .orElseGet(() -> Fact.of("rule", text));
    }
}
