package dev.ecsdeck.service.keys;

import dev.ecsdeck.cloud.CommandRequest;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.KeyFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.remote.LoginProbe;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Registers public keys with instances for sixty seconds. Remembers which instances had the plugin, so that a
/// later key is not probed for again. Blocking; thread-safe.
public final class KeyService {
    /// How long the service keeps a temporary key (the vendor's page on temporary public keys).
    public static final Duration KEY_LIFE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(KeyService.class);
    private static final String SEND_KEY = "cmd-ACS-ECS-SendSshPublicKey-linux.sh";
    private static final String INSTALL = "acs-plugin-manager -e -P config_ecs_instance_connect --params --install";
    /// The vendor's program allows five seconds, which is too short for a first download.
    private static final Duration INSTALL_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(20);
    /// A clock that is further ahead makes a fresh key look expired.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(45);

    private final Workers workers;
    private final Set<InstanceId> withPlugin = ConcurrentHashMap.newKeySet();

    public KeyService(Workers workers) {
        this.workers = workers;
    }

    /// What is under way.
    public enum Stage {
        REGISTERING,
        INSTALLING_PLUGIN,
        /// It is there now, and the instance's SSH server was restarted for it.
        PLUGIN_INSTALLED,
        REGISTERED
    }

    /// Registers a public key for a login name.
    ///
    /// @param publicLine one line as in `authorized_keys`; never a private key
    /// @param onStage told what is under way, on this thread
    /// @throws ProblemException with [Problem.KeyUnusable] when a login could not work, whatever the service says;
    ///     otherwise what the service said
    public RegisteredKey register(
            EcsClient cloud, Instance instance, LoginName user, String publicLine, Consumer<Stage> onStage)
            throws ProblemException {
        if (instance.windows()) {
            throw unusable(KeyFault.WINDOWS, user, "");
        }
        String line = PublicLine.checked(publicLine, user);
        InstanceCommands commands = new InstanceCommands(cloud, workers);
        onStage.accept(Stage.REGISTERING);
        CompletableFuture<LoginProbe.Answer> probe = probeMeanwhile(commands, instance, user);
        Instant sent = workers.clock().instant();
        send(commands, instance, user, line);
        LoginProbe.Answer answer = joined(probe);
        refuseWhatCannotWork(answer, user, line.substring(0, line.indexOf(' ')));
        if (answer.plugin() == LoginProbe.Plugin.MISSING) {
            onStage.accept(Stage.INSTALLING_PLUGIN);
            install(commands, instance, user);
            onStage.accept(Stage.PLUGIN_INSTALLED);
            CompletableFuture<LoginProbe.Answer> after = probeMeanwhile(commands, instance, user);
            sent = workers.clock().instant();
            send(commands, instance, user, line);
            refuseWithoutPlugin(joined(after), user);
        }
        withPlugin.add(instance.id());
        onStage.accept(Stage.REGISTERED);
        return new RegisteredKey(instance, user, sent.plus(KEY_LIFE), answer.hostKeys());
    }

    /// As above, for whoever knows a login name as text only.
    public RegisteredKey register(
            CloudAccess access, Instance instance, String user, String publicLine, Consumer<Stage> onStage)
            throws ProblemException {
        LoginName name = LoginName.parse(user)
                .orElseThrow(() -> new ProblemException(new Problem.InvalidInput(Problem.Input.USER_NAME, user)));
        return register(access.client(instance.account()), instance, name, publicLine, onStage);
    }

    /// The host's public keys as Cloud Assistant reads them (`algorithm base64`); none where that is not permitted or
    /// does not work, which is no failure here.
    public List<String> hostKeys(EcsClient cloud, Instance instance, LoginName user) {
        try {
            InstanceCommands commands = new InstanceCommands(cloud, workers);
            return LoginProbe.read(commands.shell(instance, LoginProbe.script(user), SHORT_TIMEOUT)
                            .output())
                    .hostKeys();
        } catch (ProblemException unread) {
            LOG.info("the host keys of {} were not read", instance.id(), unread);
            return List.of();
        }
    }

    private CompletableFuture<LoginProbe.Answer> probeMeanwhile(
            InstanceCommands commands, Instance instance, LoginName user) {
        CompletableFuture<LoginProbe.Answer> answer = new CompletableFuture<>();
        workers.start("key-probe-" + instance.id(), () -> {
            try {
                answer.complete(LoginProbe.read(commands.shell(instance, LoginProbe.script(user), SHORT_TIMEOUT)
                        .output()));
            } catch (ProblemException failed) {
                answer.completeExceptionally(tooSlow(failed, user));
            }
        });
        return answer;
    }

    private static void send(InstanceCommands commands, Instance instance, LoginName user, String line)
            throws ProblemException {
        try {
            commands.run(
                    instance,
                    new CommandRequest.Kept(SEND_KEY, Map.of("username", user.value(), "sshPublicKey", line)),
                    SHORT_TIMEOUT);
        } catch (ProblemException failed) {
            throw tooSlow(failed, user);
        }
    }

    /// A command that hangs says nothing about the key.
    private static ProblemException tooSlow(ProblemException failed, LoginName user) {
        return failed.problem() instanceof Problem.InvocationFailed(String code, String info)
                        && code.equals("ExecutionTimeout")
                ? new ProblemException(new Problem.KeyUnusable(KeyFault.NO_ANSWER, user.value(), info), failed)
                : failed;
    }

    private void install(InstanceCommands commands, Instance instance, LoginName user) throws ProblemException {
        try {
            commands.shell(instance, INSTALL, INSTALL_TIMEOUT);
        } catch (ProblemException failed) {
            if (failed.problem() instanceof Problem.InvocationFailed(String code, String info)) {
                throw new ProblemException(
                        new Problem.KeyUnusable(
                                KeyFault.PLUGIN_INSTALL_FAILED, user.value(), info.isEmpty() ? code : info),
                        failed);
            }
            throw failed;
        }
    }

    /// The installer says that all went well where it left the SSH server alone.
    private static void refuseWithoutPlugin(LoginProbe.Answer after, LoginName user) throws ProblemException {
        if (after.plugin() != LoginProbe.Plugin.READY) {
            KeyFault fault = after.plugin() == LoginProbe.Plugin.TAKEN_BY_ANOTHER
                    ? KeyFault.PLUGIN_SHUT_OUT
                    : KeyFault.PLUGIN_INSTALL_FAILED;
            throw unusable(fault, user, "");
        }
    }

    private void refuseWhatCannotWork(LoginProbe.Answer answer, LoginName user, String algorithm)
            throws ProblemException {
        if (!answer.userExists()) {
            throw unusable(KeyFault.USER_MISSING, user, "");
        }
        if (!answer.publicKeys()) {
            throw unusable(KeyFault.KEYS_OFF, user, "");
        }
        if (user.value().equals("root") && !answer.rootMayLogIn()) {
            throw unusable(KeyFault.ROOT_OFF, user, "");
        }
        if (!answer.takesKeysOf(algorithm)) {
            throw unusable(KeyFault.KEY_TYPE_REFUSED, user, String.join(", ", answer.keyTypes()));
        }
        if (answer.plugin() == LoginProbe.Plugin.TAKEN_BY_ANOTHER) {
            throw unusable(KeyFault.PLUGIN_SHUT_OUT, user, "");
        }
        long ahead = answer.clockSeconds() - workers.clock().instant().getEpochSecond();
        if (answer.clockSeconds() > 0 && ahead > CLOCK_TOLERANCE.toSeconds()) {
            throw unusable(KeyFault.CLOCK_AHEAD, user, Duration.ofSeconds(ahead).toString());
        }
    }

    private static LoginProbe.Answer joined(CompletableFuture<LoginProbe.Answer> probe) throws ProblemException {
        try {
            return probe.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ProblemException named) {
                throw named;
            }
            throw new IllegalStateException(failed);
        }
    }

    /// Whether a key for this instance was registered before, so that the next one will be quick.
    public boolean isPrepared(InstanceId instance) {
        return withPlugin.contains(instance);
    }

    static ProblemException unusable(KeyFault fault, LoginName user, String detail) {
        return new ProblemException(new Problem.KeyUnusable(fault, user.value(), detail));
    }
}
