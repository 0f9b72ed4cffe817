package dev.ecsdeck.diagnosis;

import dev.ecsdeck.cloud.StsActions;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whose keys they are, what they may, and whether the account takes sessions at all.
final class AccountChecks {
    private AccountChecks() {}

    static void addTo(Map<Rung, Check> checks) {
        checks.put(Rung.CREDENTIALS, AccountChecks::credentials);
        checks.put(Rung.PERMISSION, Refused.first(Rung.PERMISSION, AccountChecks::permission));
        checks.put(Rung.SWITCH, Refused.first(Rung.SWITCH, AccountChecks::switchedOn));
    }

    private static Verdict credentials(Chart chart) throws ProblemException {
        List<Fact> facts = new ArrayList<>();
        try {
            StsActions.Caller caller = chart.ward().caller();
            facts.add(Fact.of("Arn", caller.arn()));
            facts.add(
                    caller.isRoot()
                            ? Fact.said("IdentityType", caller.kind(), "root")
                            : Fact.of("IdentityType", caller.kind()));
            return new Verdict.Passed(facts);
        } catch (ProblemException failed) {
            if (failed.problem() instanceof Problem.NotPermitted refused) {
                return new Verdict.Unseen(refused.permission(), List.of());
            }
            throw failed;
        }
    }

    private static Verdict permission(Chart chart) throws ProblemException {
        return switch (chart.trial()) {
            case Chart.Trial.Granted(var ticket) ->
                new Verdict.Passed(List.of(Fact.said("StartTerminalSession", ticket.sessionId(), "trial.granted")));
            case Chart.Trial.Refused(var problem) -> new Verdict.Passed(evidenceOf(problem));
            case Chart.Trial.NotTried() -> new Verdict.NotAsked();
        };
    }

    private static List<Fact> evidenceOf(Problem problem) {
        List<Fact> facts = new ArrayList<>(List.of(Fact.said("permission", "", "trial.later")));
        Meaning.factOf(problem).ifPresent(facts::add);
        return facts;
    }

    private static Verdict switchedOn(Chart chart) throws ProblemException {
        boolean granted = chart.trial() instanceof Chart.Trial.Granted;
        Optional<Boolean> on = chart.ward().switchedOn();
        if (on.isEmpty() && !granted) {
            return new Verdict.Unseen("ecs:DescribeCloudAssistantSettings", List.of());
        }
        if (granted || on.orElse(true)) {
            return new Verdict.Passed(List.of(
                    Fact.of("SessionManagerEnabled", on.map(Object::toString).orElse("true"))));
        }
        return new Verdict.Found(
                Finding.of(Cause.SESSION_MANAGER_OFF),
                List.of(Fact.of("SessionManagerEnabled", "false")),
                List.of(new Fix.SwitchSessionsOn(), new Fix.OpenConsole(Fix.Place.CLOUD_ASSISTANT, "")));
    }
}
