package dev.ecsdeck.diagnosis;

import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks the questions in order and stops at the first cause. Blocking; an interrupt ends it.
public final class Ladder {
    private final Map<Rung, Check> checks = new EnumMap<>(Rung.class);

    Ladder(Map<Rung, Check> checks) {
        this.checks.putAll(checks);
    }

    /// The ladder over the cloud.
    public static Ladder of(Probe probe) {
        Map<Rung, Check> all = new EnumMap<>(Rung.class);
        AccountChecks.addTo(all);
        InstanceChecks.addTo(all);
        NetworkChecks.addTo(all);
        ServiceChecks.addTo(all, probe);
        return new Ladder(all);
    }

    /// The report before the first question.
    public static Report begun(Patient patient, Instant now) {
        return Report.begun(patient, now);
    }

    /// The report where there is no account to ask with.
    public static Report withoutCloud(Patient patient, Instant now, Problem problem) {
        Report begun = Report.begun(patient, now);
        Verdict.Found found = Meaning.found(problem, patient, List.of());
        List<Step> steps = new ArrayList<>(begun.steps());
        Rung rung = found.finding().cause().rung();
        steps.set(rung.ordinal(), new Step(rung, Step.State.DONE, Duration.ZERO, Optional.of(found)));
        return new Report(patient, now, steps, Report.Outcome.CAUSE, Duration.ZERO, List.of());
    }

    /// Climbs, with a trial: starts one session, opens what was wanted, and ends it again.
    ///
    /// @param told hears each change, on this thread
    public Report climb(Patient patient, Ward ward, Consumer<Report> told) {
        return climb(patient, ward, Chart.Depth.TRY, told);
    }

    /// Climbs without changing anything.
    public Report look(Patient patient, Ward ward) {
        return climb(patient, ward, Chart.Depth.LOOK, _ -> {});
    }

    private Report climb(Patient patient, Ward ward, Chart.Depth depth, Consumer<Report> told) {
        Climb climb = new Climb(patient, ward, told);
        try (Chart chart = new Chart(ward, patient, depth)) {
            for (Rung rung : Rung.values()) {
                if (!climb.step(rung, chart)) {
                    return climb.report;
                }
            }
        }
        return climb.well();
    }

    /// One way up.
    private final class Climb {
        private final Ward ward;
        private final Consumer<Report> told;
        private final long begun;
        private Report report;
        private Optional<Verdict.Doubt> doubt = Optional.empty();

        Climb(Patient patient, Ward ward, Consumer<Report> told) {
            this.ward = ward;
            this.told = told;
            this.begun = ward.workers().nanoTime();
            this.report = Report.begun(patient, ward.workers().clock().instant());
        }

        /// Whether to go on.
        boolean step(Rung rung, Chart chart) {
            if (Thread.currentThread().isInterrupted()) {
                return end(Report.Outcome.CANCELLED);
            }
            tell(new Step(rung, Step.State.UNDERWAY, Duration.ZERO, Optional.empty()), Report.Outcome.UNDERWAY);
            long asked = ward.workers().nanoTime();
            Verdict verdict;
            try {
                verdict = checks.getOrDefault(rung, _ -> new Verdict.NotAsked()).ask(chart);
            } catch (ProblemException failed) {
                if (failed.problem() instanceof Problem.Interrupted) {
                    tell(Step.waiting(rung), Report.Outcome.UNDERWAY);
                    return end(Report.Outcome.CANCELLED);
                }
                verdict = ofFailure(failed.problem(), chart.patient());
            }
            Duration took = Duration.ofNanos(ward.workers().nanoTime() - asked);
            return conclude(new Step(rung, Step.State.DONE, took, Optional.of(verdict)), verdict);
        }

        private boolean conclude(Step done, Verdict verdict) {
            if (verdict instanceof Verdict.Found found) {
                place(done, doubt.map(before -> withEvidence(found, before)).orElse(found));
                return end(Report.Outcome.CAUSE);
            }
            tell(done, Report.Outcome.UNDERWAY);
            Optional<Verdict.Doubt> before = doubt;
            doubt = verdict instanceof Verdict.Doubt fresh ? Optional.of(fresh) : Optional.empty();
            if (before.isPresent()) {
                Verdict.Doubt stands = before.get();
                List<Fact> evidence = new ArrayList<>(stands.evidence());
                evidence.addAll(verdict.evidence());
                Verdict.Found found = new Verdict.Found(stands.finding(), evidence, stands.fixes());
                Step at = report.step(stands.finding().cause().rung());
                place(at, found);
                return end(Report.Outcome.CAUSE);
            }
            return true;
        }

        private static Verdict.Found withEvidence(Verdict.Found found, Verdict.Doubt before) {
            List<Fact> evidence = new ArrayList<>(before.evidence());
            evidence.addAll(found.evidence());
            return new Verdict.Found(found.finding(), evidence, found.fixes());
        }

        /// Puts a cause where it belongs: the gateway's trouble is the network's, whoever met it.
        private void place(Step met, Verdict.Found found) {
            Rung rung = found.finding().cause().rung();
            if (rung != met.rung()) {
                tell(
                        new Step(
                                met.rung(),
                                Step.State.WAITING,
                                met.took(),
                                met.verdict().filter(verdict -> !(verdict instanceof Verdict.Found))),
                        Report.Outcome.UNDERWAY);
            }
            tell(new Step(rung, Step.State.DONE, met.took(), Optional.of(found)), Report.Outcome.UNDERWAY);
        }

        private void tell(Step changed, Report.Outcome outcome) {
            List<Step> steps = new ArrayList<>(report.steps());
            steps.set(changed.rung().ordinal(), changed);
            report = new Report(report.patient(), report.began(), steps, outcome, sinceBegun(), List.of());
            told.accept(report);
        }

        private boolean end(Report.Outcome outcome) {
            report = new Report(report.patient(), report.began(), report.steps(), outcome, sinceBegun(), List.of());
            told.accept(report);
            return false;
        }

        Report well() {
            Report.Outcome outcome = report.unseen().isEmpty() ? Report.Outcome.WELL : Report.Outcome.NOTHING_FOUND;
            List<Fix> advice = outcome == Report.Outcome.WELL ? Advice.of(report.patient(), ward) : List.of();
            report = new Report(report.patient(), report.began(), report.steps(), outcome, sinceBegun(), advice);
            told.accept(report);
            return report;
        }

        private Duration sinceBegun() {
            return Duration.ofNanos(ward.workers().nanoTime() - begun);
        }
    }

    /// A way or keys that fail are causes wherever they are met; not to be allowed to look is none.
    private static Verdict ofFailure(Problem problem, Patient patient) {
        if (problem instanceof Problem.NotPermitted refused) {
            return new Verdict.Unseen(
                    refused.permission(), Meaning.factOf(problem).stream().toList());
        }
        boolean decides = problem.kind() == Kind.NETWORK || problem.kind() == Kind.CREDENTIALS;
        return decides
                ? Meaning.found(problem, patient, List.of())
                : new Verdict.Unseen("", Meaning.factOf(problem).stream().toList());
    }
}
