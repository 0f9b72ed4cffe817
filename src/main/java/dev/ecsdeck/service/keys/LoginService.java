package dev.ecsdeck.service.keys;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.LoginDesk.OfferedKey;
import dev.ecsdeck.service.keys.LoginProgress.Step;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.ssh.HostKeyBook;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.SshConnection;
import dev.ecsdeck.ssh.SshTarget;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/// One-click SSH: makes a key in memory, registers it, and logs in over a link that was opened meanwhile. The key
/// is wiped as soon as the login stands or has failed. Blocking; thread-safe.
public final class LoginService {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String KEY_COMMENT = "ecs-deck";

    private final KeyService keys;
    private final SessionClient sessions;
    private final HostKeyBook hostKeys;
    private final UserAgent agent;
    private final Function<KeyKind, TemporaryKey> maker;
    private final Workers workers;

    public LoginService(
            KeyService keys, SessionClient sessions, HostKeyBook hostKeys, UserAgent agent, Workers workers) {
        this(keys, sessions, hostKeys, agent, kind -> TemporaryKey.make(kind, KEY_COMMENT), workers);
    }

    /// @param maker makes the temporary keys, which this wipes
    LoginService(
            KeyService keys,
            SessionClient sessions,
            HostKeyBook hostKeys,
            UserAgent agent,
            Function<KeyKind, TemporaryKey> maker,
            Workers workers) {
        this.keys = keys;
        this.sessions = sessions;
        this.hostKeys = hostKeys;
        this.agent = agent;
        this.maker = maker;
        this.workers = workers;
    }

    /// Logs in. A second shell or a file view needs no second login: open it on the answer.
    ///
    /// @throws ProblemException with [Problem.KeyUnusable], [Problem.OwnKeyUnusable], [Problem.SshFailed],
    ///     [Problem.HostKeyChanged], or what the cloud or the gateway said
    public LiveLogin logIn(EcsClient cloud, LoginRequest request, LoginProgress progress) throws ProblemException {
        long begun = workers.nanoTime();
        CompletableFuture<LoginWay> way = openMeanwhile(cloud, request, progress, begun);
        boolean loggedIn = false;
        try (ReadyProof proof = ReadyProof.of(request.proof(), agent, maker)) {
            progress.done(Step.KEY_MADE, since(begun));
            Optional<RegisteredKey> registered = register(cloud, request, proof, progress, begun);
            LiveLogin login = over(cloud, joined(way), request, proof, registered, new HostNews(progress, begun));
            loggedIn = true;
            progress.done(Step.LOGGED_IN, since(begun));
            return login;
        } finally {
            if (!loggedIn) {
                way.thenAccept(LoginWay::abandon);
            }
        }
    }

    /// The keys that the user's own agent offers now.
    List<OfferedKey> agentKeys() {
        return agent.keys().stream()
                .map(key ->
                        new OfferedKey(key.fingerprint(), key.comment().isBlank() ? key.fingerprint() : key.comment()))
                .toList();
    }

    /// Nothing can be registered on a host behind; it may know an own key already.
    private Optional<RegisteredKey> register(
            EcsClient cloud, LoginRequest request, ReadyProof proof, LoginProgress progress, long begun)
            throws ProblemException {
        boolean own = !(request.proof() instanceof LoginProof.Temporary);
        if (proof.publicLine().isEmpty() || own && request.behind().isPresent()) {
            return Optional.empty();
        }
        RegisteredKey registered = keys.register(
                cloud, request.instance(), request.user(), proof.publicLine().get(), stage -> {
                    if (stage == KeyService.Stage.INSTALLING_PLUGIN) {
                        progress.done(Step.PLUGIN_INSTALLED, since(begun));
                    }
                });
        progress.done(Step.KEY_REGISTERED, since(begun));
        progress.keyGoodUntil(registered.goodUntil());
        return Optional.of(registered);
    }

    /// Tells the stage of the host key, and remembers the fingerprint.
    private final class HostNews {
        private final LoginProgress progress;
        private final long begun;
        private volatile String shown = "";

        HostNews(LoginProgress progress, long begun) {
            this.progress = progress;
            this.begun = begun;
        }

        void verified(String fingerprint, boolean readThere) {
            shown = fingerprint;
            progress.hostVerified(fingerprint, readThere);
            progress.done(Step.HOST_VERIFIED, since(begun));
        }
    }

    private LiveLogin over(
            EcsClient cloud,
            LoginWay way,
            LoginRequest request,
            ReadyProof proof,
            Optional<RegisteredKey> registered,
            HostNews news)
            throws ProblemException {
        PinnedHosts hosts = new PinnedHosts(hostKeys, news::verified);
        if (request.behind().isEmpty()) {
            hosts.confirm(registered
                    .map(RegisteredKey::hostKeys)
                    .orElseGet(() -> keys.hostKeys(cloud, request.instance(), request.user())));
            news.progress.hostKeysRead(hosts.confirmed());
        }
        SshTarget target = new SshTarget(request.user().value(), request.hostKeyName());
        try {
            SshConnection ssh = SshConnection.open(way.link(), target, proof.login(), hosts, PATIENCE, workers);
            Instant now = workers.clock().instant();
            return new LiveLogin(request, ssh, way.sessionId(), news.shown, now, way.afterwards(), agent);
        } catch (ProblemException failed) {
            throw registered.isPresent() ? tooLate(failed, registered.get()) : failed;
        }
    }

    /// A key that was refused after its sixty seconds was refused for that.
    private ProblemException tooLate(ProblemException failed, RegisteredKey registered) {
        boolean refused =
                failed.problem() instanceof Problem.SshFailed ssh && ssh.fault() == Problem.SshFault.KEY_REFUSED;
        if (refused && !workers.clock().instant().isBefore(registered.goodUntil())) {
            return new ProblemException(
                    new Problem.SshFailed(
                            Problem.SshFault.KEY_EXPIRED, registered.user().value(), ""),
                    failed);
        }
        return failed;
    }

    private CompletableFuture<LoginWay> openMeanwhile(
            EcsClient cloud, LoginRequest request, LoginProgress progress, long begun) {
        CompletableFuture<LoginWay> way = new CompletableFuture<>();
        workers.start("login-way-" + request.instance().id(), () -> {
            try {
                LoginWay open = LoginWay.open(cloud, sessions, request, PATIENCE);
                progress.done(Step.CONNECTED, since(begun));
                way.complete(open);
            } catch (ProblemException failed) {
                way.completeExceptionally(failed);
            }
        });
        return way;
    }

    private static LoginWay joined(CompletableFuture<LoginWay> way) throws ProblemException {
        try {
            return way.get();
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

    private Duration since(long begun) {
        return Duration.ofNanos(workers.nanoTime() - begun);
    }
}
