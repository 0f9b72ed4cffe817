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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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
                Map<Place, Ward> prepared = prepare(instances, access, wards);
                for (int i = 0; i < AT_ONCE; i++) {
                    workers.start("doctor-round-" + i, () -> round.work(prepared, ladder));
                }
            } catch (ProblemException nobody) {
                round.finishWithout(nobody, workers);
            }
        });
        return round;
    }

    /// What its instances share.
    private record Place(String account, RegionId region) {
        static Place of(Instance instance) {
            return new Place(instance.account(), instance.region());
        }
    }

    private static Map<Place, Ward> prepare(
            List<Instance> instances, CloudAccess access, BiFunction<EcsClient, Instance, Ward> wards)
            throws ProblemException {
        Map<Place, Ward> prepared = new HashMap<>();
        Map<Place, List<Instance>> byPlace =
                instances.stream().collect(Collectors.groupingBy(Place::of, LinkedHashMap::new, Collectors.toList()));
        for (List<Instance> all : byPlace.values()) {
            Ward ward = wards.apply(access.client(all.getFirst().account()), all.getFirst());
            List<InstanceId> ids =
                    all.stream().map(Instance::id).filter(id -> !id.isManaged()).toList();
            try {
                ward.prefetch(ids);
            } catch (ProblemException unread) {
                // Each is asked about alone then, and its report says why it cannot be read.
            }
            prepared.put(Place.of(all.getFirst()), ward);
        }
        return prepared;
    }

    private void work(Map<Place, Ward> wards, Ladder ladder) {
        Instance next = waiting.poll();
        while (next != null && !cancelled.get()) {
            Ward ward = wards.get(Place.of(next));
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
