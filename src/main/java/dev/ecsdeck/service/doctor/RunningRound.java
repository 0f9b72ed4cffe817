package dev.ecsdeck.service.doctor;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.diagnosis.Ladder;
import dev.ecsdeck.diagnosis.Patient;
import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Ward;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// A round with a few threads; what a region's instances share is asked for once. Thread-safe.
final class RunningRound implements Round {
    private static final int AT_ONCE = 4;

    private final SignalSource<Progress> progress;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicInteger atWork = new AtomicInteger(AT_ONCE);
    private final Queue<Instance> waiting;

    private RunningRound(List<Instance> instances) {
        this.waiting = new ConcurrentLinkedQueue<>(instances);
        this.progress = new SignalSource<>(new Progress(List.of(), instances.size(), true));
    }

    static RunningRound begin(
            List<Instance> instances,
            CloudAccess access,
            Ladder ladder,
            BiFunction<EcsClient, Instance, Ward> wards,
            Workers workers) {
        RunningRound round = new RunningRound(instances);
        workers.start("doctor-round", () -> {
            try {
                Map<RegionId, Ward> prepared = prepare(instances, access.client(), wards);
                for (int i = 0; i < AT_ONCE; i++) {
                    workers.start("doctor-round-" + i, () -> round.work(prepared, ladder));
                }
            } catch (ProblemException nobody) {
                round.finishWithout(nobody, workers);
            }
        });
        return round;
    }

    private static Map<RegionId, Ward> prepare(
            List<Instance> instances, EcsClient cloud, BiFunction<EcsClient, Instance, Ward> wards) {
        Map<RegionId, Ward> prepared = new TreeMap<>();
        Map<RegionId, List<Instance>> byRegion =
                instances.stream().collect(Collectors.groupingBy(Instance::region, TreeMap::new, Collectors.toList()));
        byRegion.forEach((region, all) -> {
            Ward ward = wards.apply(cloud, all.getFirst());
            List<InstanceId> ids =
                    all.stream().map(Instance::id).filter(id -> !id.isManaged()).toList();
            try {
                ward.prefetch(ids);
            } catch (ProblemException unread) {
                // Each is asked about alone then, and its report says why it cannot be read.
            }
            prepared.put(region, ward);
        });
        return prepared;
    }

    private void work(Map<RegionId, Ward> wards, Ladder ladder) {
        Instance next = waiting.poll();
        while (next != null && !cancelled.get()) {
            Ward ward = wards.get(next.region());
            if (ward != null) {
                add(ladder.look(Patient.of(next), ward));
            }
            next = waiting.poll();
        }
        if (atWork.decrementAndGet() == 0) {
            progress.update(now -> new Progress(now.reports(), now.all(), false));
        }
    }

    private void finishWithout(ProblemException nobody, Workers workers) {
        waiting.forEach(instance ->
                add(Ladder.withoutCloud(Patient.of(instance), workers.clock().instant(), nobody.problem())));
        progress.update(now -> new Progress(now.reports(), now.all(), false));
    }

    private void add(Report report) {
        progress.update(now -> {
            List<Report> more = new ArrayList<>(now.reports());
            more.add(report);
            return new Progress(more, now.all(), now.isUnderway());
        });
    }

    @Override
    public Signal<Progress> progress() {
        return progress;
    }

    @Override
    public void cancel() {
        cancelled.set(true);
    }
}
