package dev.ecsdeck.service.doctor;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.PolicyText;
import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.diagnosis.Ladder;
import dev.ecsdeck.diagnosis.Patient;
import dev.ecsdeck.diagnosis.Probe;
import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Ward;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.net.ConnectionProbe;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.work.Workers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Examines instances, each with the account that lists it, and repairs what it may. Examinations begin at once on
/// threads of their own; repairs block.
public final class DoctorService {
    private final CloudAccess access;
    private final Supplier<ConnectionProbe> ways;
    private final Ladder ladder;
    private final Repairs repairs;
    private final Workers workers;

    /// @param ways a connection test over the network as it is set now
    /// @param renewal reads the account's keys anew
    public DoctorService(
            CloudAccess access, Supplier<ConnectionProbe> ways, Probe probe, Renewal renewal, Workers workers) {
        this.access = access;
        this.ways = ways;
        this.ladder = Ladder.of(probe);
        this.repairs = new Repairs(access, renewal, workers);
        this.workers = workers;
    }

    /// Begins to climb the ladder for `patient`.
    public Examination examine(Patient patient) {
        SignalSource<Report> report =
                new SignalSource<>(Ladder.begun(patient, workers.clock().instant()));
        Thread thread = workers.start("doctor-" + patient.instance().id(), () -> {
            try {
                ladder.climb(
                        patient, ward(access.client(patient.instance().account()), patient.instance()), report::set);
            } catch (ProblemException nobody) {
                report.set(Ladder.withoutCloud(patient, workers.clock().instant(), nobody.problem()));
            }
        });
        return new Running(report, thread);
    }

    /// Begins to look at all of them, a few at a time, changing nothing.
    public Round round(List<Instance> instances) {
        return RunningRound.begin(instances, access, ladder, this::ward, workers);
    }

    private Ward ward(EcsClient cloud, Instance instance) {
        return new Ward(cloud, instance.region(), ways.get(), workers);
    }

    /// Does what `fix` says and waits for its effect; blocks, for minutes where a system boots.
    ///
    /// @throws ProblemException if it is refused; what was done before stays done
    public Repaired repair(Fix fix, Instance instance) throws ProblemException {
        return repairs.apply(fix, instance);
    }

    /// The policy that would allow what was refused: one permission with what goes with it, or exactly several.
    public String policy(List<String> permissions) {
        return permissions.size() == 1 ? PolicyText.allowing(permissions.getFirst()) : PolicyText.allowing(permissions);
    }

    /// What the account that lists `instance`, or else the one in use, may do, found without doing it; blocks.
    ///
    /// @param instance to try power actions on; nothing happens to it
    /// @throws ProblemException if the cloud cannot be reached or the keys are not taken
    public Map<String, Permission> permissions(Optional<Instance> instance) throws ProblemException {
        EcsClient cloud = access.client(instance.map(Instance::account).orElse(""));
        RegionId region =
                instance.map(Instance::region).orElseGet(() -> cloud.target().region());
        Map<String, Permission> found = new TreeMap<>();
        cloud.permissions()
                .check(region, instance.map(Instance::id).filter(id -> !id.isManaged()))
                .forEach((action, finding) -> found.put(action, Permission.of(finding)));
        return Map.copyOf(found);
    }

    private record Running(Signal<Report> report, Thread thread) implements Examination {
        @Override
        public void cancel() {
            thread.interrupt();
        }
    }
}
