package dev.ecsdeck.service.commands;

import dev.ecsdeck.cloud.CommandRequest;
import dev.ecsdeck.cloud.CommandResult;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Polling;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// One run of a script on instances: goes out by itself, and tells how it stands. Thread-safe.
public final class CommandRun {
    /// What the service may need beyond the script's own time to say that it has ended.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final TargetState NOT_APPLICABLE =
            new TargetState.Failed(new Problem.InvocationFailed("CommandNotApplicable", ""));

    /// By the ids of the targets' accounts.
    private final Map<String, EcsClient> clouds;

    private final Workers workers;
    private final SignalSource<RunBoard> board;
    /// What is under way, by invocation.
    private final Map<String, Batch> sent = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    private record Batch(EcsClient cloud, RegionId region, Set<InstanceId> targets) {}

    private record Place(String account, RegionId region) {}

    CommandRun(Map<String, EcsClient> clouds, CommandPlan plan, List<Instance> targets, Workers workers) {
        this.clouds = Map.copyOf(clouds);
        this.workers = workers;
        List<TargetRow> rows = targets.stream().map(TargetRow::of).toList();
        this.board = new SignalSource<>(new RunBoard(plan, rows, workers.clock().instant(), Optional.empty()));
    }

    void begin() {
        update(row -> board.value().plan().fits(row.instance()) ? row : row.with(NOT_APPLICABLE));
        finishIfAllEnded();
        Map<Place, List<Instance>> places = board.value().rows().stream()
                .filter(row -> !row.state().isFinal())
                .map(TargetRow::instance)
                .collect(Collectors.groupingBy(
                        it -> new Place(it.account(), it.region()), LinkedHashMap::new, Collectors.toList()));
        places.forEach((place, instances) -> workers.start("run-" + place.region(), () -> sendAll(instances)));
    }

    public Signal<RunBoard> board() {
        return board;
    }

    /// Ends what runs and sends no more. What has ended stays as it is.
    public void stop() {
        stopped = true;
        update(row -> row.state() instanceof TargetState.Waiting ? row.with(new TargetState.Stopped()) : row);
        finishIfAllEnded();
        sent.forEach((invocation, batch) -> workers.start("run-stop-" + invocation, () -> stop(invocation, batch)));
    }

    private void stop(String invocation, Batch batch) {
        List<InstanceId> running = board.value().rows().stream()
                .filter(row -> !row.state().isFinal())
                .map(row -> row.instance().id())
                .filter(batch.targets::contains)
                .toList();
        try {
            if (!running.isEmpty()) {
                batch.cloud.commands().stop(batch.region, invocation, running);
            }
        } catch (ProblemException refused) {
            // The rows show that it goes on, or how it ended.
        }
    }

    private void sendAll(List<Instance> instances) {
        for (int from = 0; from < instances.size(); from += CommandRequest.MOST_INSTANCES) {
            int to = Math.min(from + CommandRequest.MOST_INSTANCES, instances.size());
            send(instances.subList(from, to));
        }
    }

    private void send(List<Instance> batch) {
        if (stopped) {
            return;
        }
        try {
            String token = UUID.randomUUID().toString();
            EcsClient cloud =
                    Optional.ofNullable(clouds.get(batch.getFirst().account())).orElseThrow();
            String invocation = cloud.commands().start(board.value().plan().requestFor(batch, token));
            Batch under = new Batch(
                    cloud,
                    batch.getFirst().region(),
                    batch.stream().map(Instance::id).collect(Collectors.toSet()));
            sent.put(invocation, under);
            update(row ->
                    under.targets.contains(row.instance().id()) && !row.state().isFinal()
                            ? row.with(new TargetState.Running())
                            : row);
            workers.start("run-watch-" + invocation, () -> watch(invocation, under));
            if (stopped) {
                stop(invocation, under);
            }
        } catch (ProblemException refused) {
            halveOrFail(batch, refused.problem());
        }
    }

    /// One instance that is not ready makes the service refuse them all: the others are sent without it.
    private void halveOrFail(List<Instance> batch, Problem refusal) {
        boolean ofOne = refusal.kind() == Kind.NOT_READY || refusal.kind() == Kind.NOT_ALLOWED;
        if (ofOne && batch.size() > 1) {
            send(batch.subList(0, batch.size() / 2));
            send(batch.subList(batch.size() / 2, batch.size()));
            return;
        }
        Set<InstanceId> refused = batch.stream().map(Instance::id).collect(Collectors.toSet());
        fail(refused, refusal);
    }

    private void watch(String invocation, Batch batch) {
        try {
            Optional<Boolean> all =
                    Polling.until(workers, board.value().plan().timeout().plus(GRACE), () -> look(invocation, batch));
            if (all.isEmpty()) {
                fail(batch.targets, new Problem.InvocationFailed("DeliveryTimeout", ""));
            }
        } catch (ProblemException blind) {
            fail(batch.targets, blind.problem());
        } finally {
            sent.remove(invocation);
        }
    }

    private Optional<Boolean> look(String invocation, Batch batch) throws ProblemException {
        Map<InstanceId, CommandResult> results = new LinkedHashMap<>();
        batch.cloud
                .commands()
                .results(batch.region, invocation)
                .forEach(result -> results.put(result.instance(), result));
        update(row -> Optional.ofNullable(results.get(row.instance().id()))
                .filter(_ -> batch.targets.contains(row.instance().id())
                        && !row.state().isFinal())
                .map(result -> seen(row, result))
                .orElse(row));
        finishIfAllEnded();
        boolean ended = board.value().rows().stream()
                .filter(row -> batch.targets.contains(row.instance().id()))
                .allMatch(row -> row.state().isFinal());
        return ended ? Optional.of(true) : Optional.empty();
    }

    private TargetRow seen(TargetRow row, CommandResult result) {
        Optional<Duration> took =
                result.started().flatMap(from -> result.finished().map(to -> Duration.between(from, to)));
        return new TargetRow(row.instance(), state(result), result.output(), result.dropped(), took);
    }

    private TargetState state(CommandResult result) {
        if (!result.isFinal()) {
            return new TargetState.Running();
        }
        if (result.status().equals("Terminated") || result.status().equals("Cancelled")) {
            return new TargetState.Stopped();
        }
        boolean ran = result.isSuccess()
                || result.errorCode().isEmpty()
                || result.errorCode().equals("ExitCodeNonzero");
        return ran && result.exitCode().isPresent()
                ? new TargetState.Exited(result.exitCode().get())
                : new TargetState.Failed(new Problem.InvocationFailed(
                        result.errorCode().isEmpty() ? result.status() : result.errorCode(), result.errorInfo()));
    }

    private void fail(Set<InstanceId> targets, Problem problem) {
        update(row -> targets.contains(row.instance().id()) && !row.state().isFinal()
                ? row.with(new TargetState.Failed(problem))
                : row);
        finishIfAllEnded();
    }

    private void update(UnaryOperator<TargetRow> change) {
        board.update(now -> {
            List<TargetRow> rows = new ArrayList<>(now.rows());
            rows.replaceAll(change);
            return new RunBoard(now.plan(), rows, now.begun(), now.ended());
        });
    }

    private void finishIfAllEnded() {
        board.update(now ->
                now.isOver() || !now.rows().stream().allMatch(row -> row.state().isFinal())
                        ? now
                        : new RunBoard(
                                now.plan(),
                                now.rows(),
                                now.begun(),
                                Optional.of(workers.clock().instant())));
    }
}
