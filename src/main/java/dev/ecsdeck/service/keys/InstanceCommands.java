package dev.ecsdeck.service.keys;

import dev.ecsdeck.cloud.CommandRequest;
import dev.ecsdeck.cloud.CommandResult;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// One command on one instance, waited for. Polls quickly at first, since most answers come within a second or two.
/// Blocking; thread-safe.
public final class InstanceCommands {
    private static final Duration FIRST_POLL = Duration.ofMillis(250);
    private static final Duration SLOWEST_POLL = Duration.ofSeconds(2);
    /// What the service may need beyond the command's own time to say that it has ended.
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final EcsClient cloud;
    private final Workers workers;

    public InstanceCommands(EcsClient cloud, Workers workers) {
        this.cloud = cloud;
        this.workers = workers;
    }

    /// Runs a shell script as root and waits for its end.
    ///
    /// @throws ProblemException when it did not succeed; with the service's code
    public CommandResult shell(Instance instance, String script, Duration timeout) throws ProblemException {
        return run(instance, new CommandRequest.Script(CommandRequest.Language.SHELL, script), timeout);
    }

    /// Runs a command and waits for its end.
    ///
    /// @throws ProblemException with [Problem.InvocationFailed] when it did not succeed
    public CommandResult run(Instance instance, CommandRequest.What what, Duration timeout) throws ProblemException {
        String invocation = cloud.commands()
                .start(new CommandRequest(
                        instance.region(),
                        List.of(instance.id()),
                        what,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        timeout,
                        UUID.randomUUID().toString()));
        CommandResult end = await(instance, invocation, timeout.plus(GRACE));
        if (!end.isSuccess()) {
            throw new ProblemException(new Problem.InvocationFailed(
                    end.errorCode().isEmpty() ? end.status() : end.errorCode(), end.errorInfo()));
        }
        return end;
    }

    private CommandResult await(Instance instance, String invocation, Duration patience) throws ProblemException {
        long begun = workers.nanoTime();
        Duration pause = FIRST_POLL;
        while (workers.nanoTime() - begun < patience.toNanos()) {
            pause(pause);
            pause = pause.multipliedBy(3).dividedBy(2);
            pause = pause.compareTo(SLOWEST_POLL) > 0 ? SLOWEST_POLL : pause;
            for (CommandResult result : cloud.commands().results(instance.region(), invocation)) {
                if (result.instance().equals(instance.id()) && result.isFinal()) {
                    return result;
                }
            }
        }
        throw new ProblemException(new Problem.InvocationFailed("DeliveryTimeout", ""));
    }

    private void pause(Duration howLong) throws ProblemException {
        CompletableFuture<Boolean> rung = new CompletableFuture<>();
        Workers.Wakeup alarm = workers.after(howLong, () -> rung.complete(true));
        try {
            rung.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            alarm.cancel();
        }
    }
}
