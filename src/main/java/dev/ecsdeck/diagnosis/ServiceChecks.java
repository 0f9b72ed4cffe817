package dev.ecsdeck.diagnosis;

import dev.ecsdeck.cloud.SecurityGroupActions;
import dev.ecsdeck.cloud.SessionRecord;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the service itself refuses, its limits, and the way up to the shell or the target.
final class ServiceChecks {
    /// The limits of the service (StartTerminalSession reference).
    private static final int MOST_IN_REGION = 100;

    private static final int MOST_ON_INSTANCE = 20;

    private ServiceChecks() {}

    static void addTo(Map<Rung, Check> checks, Probe probe) {
        checks.put(Rung.SERVICE, ServiceChecks::service);
        checks.put(Rung.QUOTA, chart -> quota(chart, probe));
        checks.put(Rung.OPTIONS, Refused.first(Rung.OPTIONS, ServiceChecks::options));
        checks.put(Rung.TARGET, Refused.first(Rung.TARGET, chart -> target(chart, probe)));
        checks.put(Rung.SSH, Refused.first(Rung.SSH, chart -> probe.login(chart.patient())));
    }

    private static Verdict service(Chart chart) throws ProblemException {
        Optional<Problem> refusal = Refused.at(Rung.SERVICE, chart);
        if (refusal.isPresent()) {
            Verdict.Found found = Meaning.found(refusal.get(), chart.patient(), List.of());
            return found.finding().cause() == Cause.INBOUND_DENIED ? withRules(chart, found) : found;
        }
        return chart.trial() instanceof Chart.Trial.NotTried ? new Verdict.NotAsked() : new Verdict.Passed(List.of());
    }

    /// The inbound rules that drop what was wanted; to take them away is offered, never done by itself.
    private static Verdict withRules(Chart chart, Verdict.Found found) {
        List<SecurityGroupActions.InboundRule> drops;
        try {
            drops = chart
                    .ward()
                    .inbound(chart.instance().orElse(chart.patient().instance()).securityGroups())
                    .stream()
                    .filter(rule ->
                            !rule.accepts() && concerns(rule, chart.patient().wish()))
                    .toList();
        } catch (ProblemException unread) {
            List<Fact> facts = new ArrayList<>(found.evidence());
            Meaning.factOf(unread.problem()).ifPresent(facts::add);
            return new Verdict.Found(found.finding(), facts, found.fixes());
        }
        List<Fact> facts = new ArrayList<>(found.evidence());
        List<Fix> fixes = new ArrayList<>();
        drops.forEach(drop -> facts.add(Fact.of(
                "rule",
                "drop " + drop.protocol() + " " + drop.portRange() + " " + drop.source() + " " + drop.groupId())));
        if (!drops.isEmpty()) {
            fixes.add(new Fix.RemoveInbound(
                    drops.stream().map(ServiceChecks::rule).toList(), true));
        }
        fixes.addAll(found.fixes());
        return new Verdict.Found(found.finding(), facts, fixes);
    }

    private static boolean concerns(SecurityGroupActions.InboundRule rule, Wish wish) {
        return switch (wish) {
            case Wish.Shell _ -> Ports.hold(rule.portRange(), 1);
            case Wish.Forward forward -> Ports.hold(rule.portRange(), forward.port());
            case Wish.Login _ -> Ports.hold(rule.portRange(), 22);
        };
    }

    static Fix.InboundRule rule(SecurityGroupActions.InboundRule rule) {
        return new Fix.InboundRule(
                rule.groupId(),
                rule.id(),
                rule.accepts(),
                rule.protocol(),
                rule.portRange(),
                rule.priority(),
                rule.source());
    }

    private static Verdict quota(Chart chart, Probe probe) throws ProblemException {
        Optional<Problem> refusal = Refused.at(Rung.QUOTA, chart);
        String instance = chart.patient().instance().id().value();
        List<SessionRecord> live;
        try {
            live = chart.ward().live();
        } catch (ProblemException unread) {
            if (refusal.isPresent()) {
                return Meaning.found(refusal.get(), chart.patient(), List.of());
            }
            throw unread;
        }
        long here = live.stream().filter(session -> isOn(session, instance)).count();
        List<Fact> facts = List.of(
                Fact.of("sessions.region", live.size() + " / " + MOST_IN_REGION),
                Fact.of("sessions.instance", here + " / " + MOST_ON_INSTANCE));
        if (refusal.isEmpty()) {
            return new Verdict.Passed(facts);
        }
        Verdict.Found found = Meaning.found(refusal.get(), chart.patient(), facts);
        if (found.finding().cause() != Cause.QUOTA_FULL) {
            return found;
        }
        boolean onInstance = here >= MOST_ON_INSTANCE || live.size() < MOST_IN_REGION;
        List<Fix> fixes = new ArrayList<>();
        List<Fix.IdleSession> idle = idle(chart, probe.sessionsInUse(), live, onInstance ? instance : "");
        if (!idle.isEmpty()) {
            fixes.add(new Fix.EndSessions(idle));
        }
        fixes.addAll(found.fixes());
        return new Verdict.Found(
                Finding.of(
                        Cause.QUOTA_FULL,
                        refusal.get(),
                        Long.toString(onInstance ? here : live.size()),
                        Integer.toString(onInstance ? MOST_ON_INSTANCE : MOST_IN_REGION),
                        onInstance ? "instance" : "region"),
                found.evidence(),
                fixes);
    }

    /// Sessions of the same identity that nothing here uses.
    private static List<Fix.IdleSession> idle(Chart chart, Set<String> inUse, List<SessionRecord> live, String onlyOn)
            throws ProblemException {
        String me = chart.ward().caller().principalId();
        return live.stream()
                .filter(session -> session.principalId().equals(me) && !inUse.contains(session.sessionId()))
                .filter(session -> onlyOn.isEmpty() || isOn(session, onlyOn))
                .map(session -> new Fix.IdleSession(
                        session.sessionId(),
                        session.connections().isEmpty()
                                ? ""
                                : session.connections().getFirst().instanceId(),
                        session.clientIp(),
                        session.created()))
                .toList();
    }

    private static boolean isOn(SessionRecord session, String instance) {
        return session.connections().stream()
                .anyMatch(connection ->
                        connection.isLive() && connection.instanceId().equals(instance));
    }

    private static Verdict options(Chart chart) throws ProblemException {
        if (chart.trial() instanceof Chart.Trial.NotTried) {
            return new Verdict.NotAsked();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("ConnectionType", chart.patient().wish().intranet() ? "Intranet" : "Internet"));
        if (chart.patient().wish() instanceof Wish.Shell shell) {
            facts.add(Fact.of("EncryptionOptions.Enabled", Boolean.toString(shell.encrypted())));
        }
        return new Verdict.Passed(facts);
    }

    private static Verdict target(Chart chart, Probe probe) throws ProblemException {
        return switch (chart.trial()) {
            case Chart.Trial.Granted(var ticket) -> probe.target(chart.patient(), ticket);
            case Chart.Trial.Refused(var problem) -> Meaning.found(problem, chart.patient(), List.of());
            case Chart.Trial.NotTried() -> new Verdict.NotAsked();
        };
    }
}
