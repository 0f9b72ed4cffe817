package dev.ecsdeck.service.keys;

import dev.ecsdeck.cloud.CommandRequest;
import dev.ecsdeck.cloud.CommandResult;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.Polling;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One command on one instance, waited for. Polls quickly at first, since most answers come within a second or two.
/// Blocking; thread-safe.
public final class InstanceCommands {
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

    /// Runs a shell script as another user and waits for its end.
    ///
    /// @throws ProblemException when it did not succeed; with the service's code
    public CommandResult shellAs(LoginName user, Instance instance, String script, Duration timeout)
            throws ProblemException {
        return run(
                instance,
                new CommandRequest.Script(CommandRequest.Language.SHELL, script),
                Optional.of(user.value()),
                timeout);
    }

    /// Runs a command and waits for its end.
    ///
    /// @throws ProblemException with [Problem.InvocationFailed] when it did not succeed
    public CommandResult run(Instance instance, CommandRequest.What what, Duration timeout) throws ProblemException {
        return run(instance, what, Optional.empty(), timeout);
    }

    private CommandResult run(Instance instance, CommandRequest.What what, Optional<String> user, Duration timeout)
            throws ProblemException {
        String invocation = cloud.commands()
                .start(new CommandRequest(
                        instance.region(),
                        List.of(instance.id()),
                        what,
                        user,
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
        Optional<CommandResult> end = Polling.until(
                workers,
                patience,
                () -> cloud.commands().results(instance.region(), invocation).stream()
                        .filter(result -> result.instance().equals(instance.id()) && result.isFinal())
                        .findFirst());
        return end.orElseThrow(() -> new ProblemException(new Problem.InvocationFailed("DeliveryTimeout", "")));
    }
}
