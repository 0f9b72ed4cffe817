package dev.ecsdeck.service.keys;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.LoginDesk.OfferedKey;
import dev.ecsdeck.service.keys.LoginProgress.Step;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.ssh.HostKeyBook;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.SshTarget;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One-click SSH: makes a key in memory, registers it, and logs in over a link that was opened meanwhile. The key
/// is wiped as soon as the login stands or has failed. Blocking; thread-safe. Closing it wipes what was made ahead.
public final class LoginService implements AutoCloseable {
    private static final String KEY_COMMENT = "ecs-deck";

    private final KeyService keys;
    private final SessionClient sessions;
    private final HostKeyBook hostKeys;
    private final UserAgent agent;
    private final SpareKey spare;
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
        this.spare = new SpareKey(maker, workers);
        this.workers = workers;
    }

    /// Makes a key of that kind ahead, unless there is one, so that the next login need not wait for it. Does not
    /// block.
    void prepare(KeyKind kind) {
        spare.prepare(kind);
    }

    /// Logs in. A second shell or a file view needs no second login: open it on the answer.
    ///
    /// @throws ProblemException with [Problem.KeyUnusable], [Problem.OwnKeyUnusable], [Problem.SshFailed],
    ///     [Problem.HostKeyChanged], or what the cloud or the gateway said
    public LiveLogin logIn(EcsClient cloud, LoginRequest request, LoginProgress progress) throws ProblemException {
        return new Attempt(cloud, request, progress).run();
    }

    /// The keys that the user's own agent offers now.
    List<OfferedKey> agentKeys() {
        return agent.keys().stream()
                .map(key ->
                        new OfferedKey(key.fingerprint(), key.comment().isBlank() ? key.fingerprint() : key.comment()))
                .toList();
    }

    /// Wipes the key that was made ahead.
    @Override
    public void close() {
        spare.close();
    }

    /// One login on its way. Its key is registered on the caller's thread.
    private final class Attempt {
        private final EcsClient cloud;
        private final LoginRequest request;
        private final LoginProgress progress;
        private final long begun = workers.nanoTime();
        private final PinnedHosts hosts = new PinnedHosts(hostKeys, this::verified);
        private Handshake handshake;
        private volatile String shown = "";

        Attempt(EcsClient cloud, LoginRequest request, LoginProgress progress) {
            this.cloud = cloud;
            this.request = request;
            this.progress = progress;
            this.handshake = shakeHands();
        }

        LiveLogin run() throws ProblemException {
            boolean loggedIn = false;
            try (ReadyProof proof = ReadyProof.of(request.proof(), agent, spare::take)) {
                done(Step.KEY_MADE);
                handshake.prove(proof.login());
                Optional<RegisteredKey> registered = register(proof);
                LiveLogin login = over(registered);
                loggedIn = true;
                done(Step.LOGGED_IN);
                return login;
            } finally {
                if (!loggedIn) {
                    handshake.abandon();
                }
            }
        }

        private Handshake shakeHands() {
            return Handshake.begin(
                    "login-way-" + request.instance().id(),
                    patience -> LoginWay.open(cloud, sessions, request, patience),
                    new SshTarget(request.user().value(), request.hostKeyName()),
                    hosts,
                    () -> done(Step.CONNECTED),
                    workers);
        }

        /// Nothing can be registered on a host behind; it may know an own key already.
        private Optional<RegisteredKey> register(ReadyProof proof) throws ProblemException {
            boolean own = !(request.proof() instanceof LoginProof.Temporary);
            if (proof.publicLine().isEmpty() || own && request.behind().isPresent()) {
                return Optional.empty();
            }
            RegisteredKey registered = keys.register(
                    cloud,
                    request.instance(),
                    request.user(),
                    proof.publicLine().get(),
                    stage -> {
                        switch (stage) {
                            case INSTALLING_PLUGIN -> done(Step.PLUGIN_INSTALLED);
                            case PLUGIN_INSTALLED -> beginAnew(proof);
                            case REGISTERING, REGISTERED -> {}
                        }
                    });
            done(Step.KEY_REGISTERED);
            progress.keyGoodUntil(registered.goodUntil());
            return Optional.of(registered);
        }

        /// The plugin's installer restarts sshd; a connection from before goes by the old settings to its end.
        private void beginAnew(ReadyProof proof) {
            workers.start("login-way-old-" + request.instance().id(), handshake::abandon);
            handshake = shakeHands();
            handshake.prove(proof.login());
        }

        private LiveLogin over(Optional<RegisteredKey> registered) throws ProblemException {
            List<String> read = List.of();
            if (request.behind().isEmpty()) {
                read = registered
                        .map(RegisteredKey::hostKeys)
                        .orElseGet(() -> keys.hostKeys(cloud, request.instance(), request.user()));
                progress.hostKeysRead(PinnedHosts.fingerprints(read));
            }
            try {
                Handshake.Standing standing = handshake.finish(read);
                Instant now = workers.clock().instant();
                return new LiveLogin(
                        request,
                        standing.ssh(),
                        standing.way().sessionId(),
                        shown,
                        now,
                        standing.way().afterwards(),
                        agent);
            } catch (ProblemException failed) {
                throw registered.isPresent() ? tooLate(failed, registered.get()) : failed;
            }
        }

        private void verified(String fingerprint, boolean readThere) {
            shown = fingerprint;
            progress.hostVerified(fingerprint, readThere);
            done(Step.HOST_VERIFIED);
        }

        private void done(Step step) {
            progress.done(step, Duration.ofNanos(workers.nanoTime() - begun));
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
}
