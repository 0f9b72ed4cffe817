package dev.ecsdeck.service.smallfiles;

import dev.ecsdeck.cloud.CommandResult;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SendFileActions;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Polling;
import dev.ecsdeck.service.smallfiles.Delivery.Stage;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Sends a small file to instances and waits for what each of them says. Blocking; thread-safe.
public final class SmallFileService {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /// What the service may need beyond that to say how it ended.
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Workers workers;

    public SmallFileService(Workers workers) {
        this.workers = workers;
    }

    /// Sends the file, instances of a region in one call.
    ///
    /// @param onProgress told how it stands with every instance, each time that something changed, on this thread
    /// @return how it ended with every instance; what one of them refuses is there, not thrown
    /// @throws ProblemException when the service refuses the sending itself
    public List<Delivery> send(
            EcsClient cloud, List<Instance> instances, SmallFile file, Consumer<List<Delivery>> onProgress)
            throws ProblemException {
        Map<InstanceId, Delivery> deliveries = new LinkedHashMap<>();
        instances.forEach(
                instance -> deliveries.put(instance.id(), new Delivery(instance, Stage.UNDER_WAY, Optional.empty())));
        onProgress.accept(List.copyOf(deliveries.values()));
        Map<RegionId, List<Instance>> byRegion = instances.stream()
                .collect(Collectors.groupingBy(Instance::region, LinkedHashMap::new, Collectors.toList()));
        Map<RegionId, String> invocations = new LinkedHashMap<>();
        for (Map.Entry<RegionId, List<Instance>> region : byRegion.entrySet()) {
            invocations.put(
                    region.getKey(),
                    cloud.files()
                            .start(
                                    region.getKey(),
                                    region.getValue().stream().map(Instance::id).toList(),
                                    new SendFileActions.SmallFile(
                                            file.folder(),
                                            file.name(),
                                            file.owner().isEmpty() ? "root" : file.owner(),
                                            file.group().isEmpty() ? "root" : file.group(),
                                            file.mode(),
                                            file.overwrite()),
                                    file.content(),
                                    TIMEOUT));
        }
        Polling.until(workers, TIMEOUT.plus(GRACE), () -> {
            boolean changed = false;
            for (Map.Entry<RegionId, String> invocation : invocations.entrySet()) {
                for (CommandResult result : cloud.files().results(invocation.getKey(), invocation.getValue())) {
                    changed |= take(deliveries, result);
                }
            }
            if (changed) {
                onProgress.accept(List.copyOf(deliveries.values()));
            }
            return deliveries.values().stream().allMatch(it -> it.stage() != Stage.UNDER_WAY)
                    ? Optional.of(true)
                    : Optional.empty();
        });
        List<Delivery> ended = new ArrayList<>();
        for (Delivery delivery : deliveries.values()) {
            ended.add(delivery.stage() != Stage.UNDER_WAY ? delivery : failed(delivery, "DeliveryTimeout", ""));
        }
        onProgress.accept(List.copyOf(ended));
        return List.copyOf(ended);
    }

    private static boolean take(Map<InstanceId, Delivery> deliveries, CommandResult result) {
        Delivery known = deliveries.get(result.instance());
        if (known == null || known.stage() != Stage.UNDER_WAY || !result.isFinal()) {
            return false;
        }
        deliveries.put(
                result.instance(),
                result.isSuccess()
                        ? new Delivery(known.instance(), Stage.ARRIVED, Optional.empty())
                        : failed(
                                known,
                                result.errorCode().isEmpty() ? result.status() : result.errorCode(),
                                result.errorInfo()));
        return true;
    }

    private static Delivery failed(Delivery delivery, String code, String info) {
        return new Delivery(delivery.instance(), Stage.FAILED, Optional.of(new Problem.InvocationFailed(code, info)));
    }
}
