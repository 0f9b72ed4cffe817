package dev.ecsdeck.service.logon;

import dev.ecsdeck.cloud.CommandRequest;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.PowerActions;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.LogonFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.remote.PasswordScripts;
import dev.ecsdeck.remote.Seal;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.Polling;
import dev.ecsdeck.service.keys.InstanceCommands;
import dev.ecsdeck.service.keys.LoginDesk;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginProof;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.work.Workers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Changes passwords: on the running instance without a restart, or through the API with one. Blocking; thread-safe.
public final class PasswordService {
    private static final Duration SCRIPT = Duration.ofSeconds(60);
    private static final Duration RESTART = Duration.ofMinutes(5);
    /// How long after the answer to a restart an instance may still be told as running.
    private static final Duration LEAVING = Duration.ofSeconds(4);

    private final CloudAccess access;
    private final LoginDesk logins;
    private final Workers workers;

    public PasswordService(CloudAccess access, LoginDesk logins, Workers workers) {
        this.access = access;
        this.logins = logins;
        this.workers = workers;
    }

    /// What is under way.
    public enum Stage {
        /// The instance makes a key.
        SEALING,
        /// The sealed password is on its way.
        SENDING,
        /// The API has the new password; it counts from the next start on.
        KEPT,
        RESTARTING,
        DONE
    }

    /// What an offline reset does about the restart that it needs.
    public enum Restart {
        /// The system shuts down by itself, and starts again.
        ORDERLY,
        /// As if the plug were pulled.
        FORCED,
        /// The user restarts later, by the console or the API; from inside the instance is not enough.
        LATER
    }

    /// The login name that was chosen when the instance was made: `root`, `ecs-user` or `administrator`. The API's
    /// own reset is for that one alone.
    public LoginName chosenLogin(Instance instance) throws ProblemException {
        boolean nonRoot = !instance.windows()
                && access.client(instance.account()).instances().loginAsNonRoot(instance.region(), instance.id());
        return nonRoot ? new LoginName("ecs-user") : LoginName.usualFor(instance.windows());
    }

    /// Sets a password through Cloud Assistant, without a restart.
    ///
    /// @return whether sshd there lets anyone in with a password
    /// @throws ProblemException with [Problem.LogonFailed], or what the cloud said
    public boolean resetOnline(Instance instance, LoginName user, String password, Consumer<Stage> onStage)
            throws ProblemException {
        InstanceCommands commands = new InstanceCommands(access.client(instance.account()), workers);
        onStage.accept(Stage.SEALING);
        String opened = run(commands, instance, PasswordScripts.open(instance.windows()));
        Seal seal = PasswordScripts.seal(opened, instance.windows())
                .orElseThrow(() -> failed(LogonFault.NO_SEAL, user, opened.strip()));
        onStage.accept(Stage.SENDING);
        String script = PasswordScripts.set(seal, user, seal.close(password), instance.windows());
        PasswordScripts.Answer answer = PasswordScripts.read(run(commands, instance, script));
        switch (answer.result()) {
            case SET -> onStage.accept(Stage.DONE);
            case NO_USER -> throw failed(LogonFault.USER_MISSING, user, "");
            case SEAL_GONE -> throw failed(LogonFault.SEAL_GONE, user, "");
            case REFUSED -> throw failed(LogonFault.PASSWORD_REFUSED, user, answer.why());
            case UNREADABLE -> throw failed(LogonFault.UNREADABLE, user, "");
        }
        return answer.sshTakesPasswords();
    }

    private static String run(InstanceCommands commands, Instance instance, String script) throws ProblemException {
        CommandRequest.Language language =
                instance.windows() ? CommandRequest.Language.POWERSHELL : CommandRequest.Language.SHELL;
        return commands.run(instance, new CommandRequest.Script(language, script), SCRIPT)
                .output();
    }

    /// Gives the API a new password for the login name chosen at creation, and restarts if wished. A stopped instance
    /// is started instead.
    ///
    /// @throws ProblemException with [Problem.LogonFailed] when it does not run again within five minutes
    public void resetOffline(Instance instance, String password, Restart restart, Consumer<Stage> onStage)
            throws ProblemException {
        EcsClient cloud = access.client(instance.account());
        cloud.attributes().setPassword(instance.region(), instance.id(), password);
        onStage.accept(Stage.KEPT);
        restart(cloud, instance, restart, onStage);
    }

    /// Restarts, so that a new password or key pair counts, and waits until the instance runs.
    public void restart(Instance instance, Restart restart, Consumer<Stage> onStage) throws ProblemException {
        restart(access.client(instance.account()), instance, restart, onStage);
    }

    private void restart(EcsClient cloud, Instance instance, Restart restart, Consumer<Stage> onStage)
            throws ProblemException {
        if (restart == Restart.LATER) {
            return;
        }
        onStage.accept(Stage.RESTARTING);
        if (state(cloud, instance) == InstanceState.STOPPED) {
            cloud.power().start(instance.region(), instance.id());
        } else {
            PowerActions.Manner manner =
                    restart == Restart.FORCED ? PowerActions.Manner.FORCED : PowerActions.Manner.ORDERLY;
            cloud.power().reboot(instance.region(), instance.id(), manner);
            letGo(cloud, instance);
        }
        Optional<InstanceState> running = Polling.until(
                workers,
                RESTART,
                () -> Optional.of(state(cloud, instance)).filter(state -> state == InstanceState.RUNNING));
        if (running.isEmpty()) {
            throw new ProblemException(
                    new Problem.LogonFailed(LogonFault.NOT_BACK_IN_TIME, instance.label(), RESTART.toString()));
        }
        onStage.accept(Stage.DONE);
    }

    /// Waits until it is told as restarting, so that what ran before is not taken for what runs again.
    private void letGo(EcsClient cloud, Instance instance) throws ProblemException {
        if (state(cloud, instance) == InstanceState.RUNNING) {
            Polling.until(
                    workers,
                    LEAVING,
                    () -> Optional.of(state(cloud, instance)).filter(state -> state != InstanceState.RUNNING));
        }
    }

    private static InstanceState state(EcsClient cloud, Instance instance) throws ProblemException {
        Map<?, InstanceState> states = cloud.instances().states(instance.region(), List.of(instance.id()));
        return states.getOrDefault(instance.id(), instance.state());
    }

    /// The address of the instance's screen in the browser, good for seconds and for one use. It is a secret.
    public String screenUrl(Instance instance) throws ProblemException {
        return access.client(instance.account()).attributes().screenUrl(instance.region(), instance.id());
    }

    /// Logs in over SSH with the new password, and out again.
    ///
    /// @throws ProblemException with [Problem.SshFailed] where it lets nobody in
    public void tryLogin(Instance instance, LoginName user, String password) throws ProblemException {
        LoginProof proof = new LoginProof.Password(password.getBytes(StandardCharsets.UTF_8));
        LoginRequest request = LoginRequest.of(instance, user).withProof(proof);
        logins.logIn(request, LoginProgress.quiet()).close();
    }

    private static ProblemException failed(LogonFault fault, LoginName user, String detail) {
        return new ProblemException(new Problem.LogonFailed(fault, user.value(), detail));
    }
}
