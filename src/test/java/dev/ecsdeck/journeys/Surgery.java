package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.diagnosis.Cause;
import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.diagnosis.Patient;
import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Verdict;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.doctor.DoctorService;
import dev.ecsdeck.service.doctor.Examination;
import dev.ecsdeck.service.doctor.LiveProbe;
import dev.ecsdeck.service.doctor.Repaired;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A doctor over a Lab of its own.
final class Surgery implements AutoCloseable {
    private final Journey journey;
    private volatile CloudAccess access;
    private final DoctorService doctor;

    private Surgery(Journey journey) {
        this.journey = journey;
        this.access = journey::cloud;
        CloudAccess now = () -> access.client();
        this.doctor = new DoctorService(
                now,
                journey::probe,
                new LiveProbe(now, journey::sessions, Set::of, journey.workers()),
                _ -> {},
                journey.workers());
    }

    static Surgery open() throws Exception {
        return new Surgery(Journey.begin());
    }

    Lab lab() {
        return journey.lab();
    }

    DoctorService doctor() {
        return doctor;
    }

    Journey journey() {
        return journey;
    }

    /// Goes on as somebody else.
    void become(CloudAccess other) {
        access = other;
    }

    /// As the list knows it.
    Patient patient(String machine) {
        return Patient.of(instance(lab().machine(machine)));
    }

    Report examine(String machine) {
        return examine(patient(machine));
    }

    /// Waits for the end.
    Report examine(Patient patient) {
        return await(doctor.examine(patient));
    }

    Report await(Examination examination) {
        Patience.until(
                () -> "a report, not " + examination.report().value(),
                () -> examination.report().value().outcome() != Report.Outcome.UNDERWAY);
        return examination.report().value();
    }

    Cause causeOf(Report report) {
        assertThat(report.cause()).as(report.toString()).isPresent();
        return report.cause().orElseThrow().finding().cause();
    }

    void expectWell(Report report) {
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Report.Outcome.WELL);
    }

    /// The fix of that kind among those proposed.
    Fix fix(Report report, String kind) {
        Verdict.Found found = report.cause().orElseThrow();
        return found.fixes().stream()
                .filter(fix -> fix.getClass().getSimpleName().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + found.fixes()));
    }

    Repaired repair(Fix fix, String machine) throws ProblemException {
        return doctor.repair(fix, instance(lab().machine(machine)));
    }

    /// A shell that opens, answers and ends.
    void connect(String machine) throws Exception {
        try (JourneyShell shell = journey.shell(machine)) {
            shell.type("echo rea''dy\r");
            shell.awaitText("ready");
        }
    }

    long liveSessions(String machine) {
        return lab().sessions().all().stream()
                .filter(session -> session.spec().machine().name().equals(machine) && !session.isEnded())
                .count();
    }

    EcsClient cloud() {
        return journey.cloud();
    }

    static Instance instance(Machine machine) {
        return new Instance(
                machine.id(),
                machine.name(),
                machine.region(),
                machine.facts().zone(),
                InstanceState.RUNNING,
                new AgentStatus.Unknown(),
                machine.isWindows(),
                machine.facts().image().osName(),
                machine.facts().type(),
                machine.facts().image().id(),
                machine.facts().vpcId(),
                "",
                "",
                machine.facts().securityGroups(),
                List.of(machine.facts().privateIp()),
                List.of(),
                Map.of(),
                Optional.empty(),
                machine.facts().created());
    }

    @Override
    public void close() {
        journey.close();
    }
}
