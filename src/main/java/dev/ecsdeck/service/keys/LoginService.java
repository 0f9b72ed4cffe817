package dev.ecsdeck.service.keys;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SessionRequest;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.LoginProgress.Step;
import dev.ecsdeck.session.PortOptions;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.ssh.HostKeyBook;
import dev.ecsdeck.ssh.Login;
import dev.ecsdeck.ssh.SshConnection;
import dev.ecsdeck.ssh.SshTarget;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One-click SSH: makes a key in memory, registers it, and logs in over a link that was opened meanwhile. The key
/// is wiped as soon as the login stands or has failed. Blocking; thread-safe.
public final class LoginService {
    private static final Logger LOG = LoggerFactory.getLogger(LoginService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String KEY_COMMENT = "ecs-deck";

    private final KeyService keys;
    private final SessionClient sessions;
    private final HostKeyBook hostKeys;
    private final Workers workers;

    public LoginService(KeyService keys, SessionClient sessions, HostKeyBook hostKeys, Workers workers) {
        this.keys = keys;
        this.sessions = sessions;
        this.hostKeys = hostKeys;
        this.workers = workers;
    }

    /// Logs in. A second shell or a file view needs no second login: open it on the answer.
    ///
    /// @throws ProblemException with [Problem.KeyUnusable], [Problem.SshFailed], [Problem.HostKeyChanged], or what
    ///     the cloud or the gateway said
    public LiveLogin logIn(EcsClient cloud, LoginRequest request, LoginProgress progress) throws ProblemException {
        long begun = workers.nanoTime();
        CompletableFuture<Way> way = openMeanwhile(cloud, request, progress, begun);
        boolean loggedIn = false;
        try (TemporaryKey key = TemporaryKey.make(request.kind(), KEY_COMMENT)) {
            progress.done(Step.KEY_MADE, since(begun));
            RegisteredKey registered =
                    keys.register(cloud, request.instance(), request.user(), key.publicLine(), stage -> {
                        if (stage == KeyService.Stage.INSTALLING_PLUGIN) {
                            progress.done(Step.PLUGIN_INSTALLED, since(begun));
                        }
                    });
            progress.done(Step.KEY_REGISTERED, since(begun));
            progress.keyGoodUntil(registered.goodUntil());
            LiveLogin login = over(joined(way), request, key, registered, new HostNews(progress, begun));
            loggedIn = true;
            progress.done(Step.LOGGED_IN, since(begun));
            return login;
        } finally {
            if (!loggedIn) {
                way.thenAccept(Way::abandon);
            }
        }
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

    private LiveLogin over(Way way, LoginRequest request, TemporaryKey key, RegisteredKey registered, HostNews news)
            throws ProblemException {
        PinnedHosts hosts = new PinnedHosts(hostKeys, news::verified);
        if (request.behind().isEmpty()) {
            hosts.confirm(registered.hostKeys());
            news.progress.hostKeysRead(hosts.confirmed());
        }
        SshTarget target = new SshTarget(
                request.user().value(),
                request.behind()
                        .map(Object::toString)
                        .orElse(request.instance().id().value()));
        try {
            SshConnection ssh =
                    SshConnection.open(way.link(), target, new Login.WithKey(key), hosts, PATIENCE, workers);
            Instant now = workers.clock().instant();
            return new LiveLogin(request, ssh, way.sessionId(), news.shown, now, way.afterwards());
        } catch (ProblemException failed) {
            throw tooLate(failed, registered);
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

    /// The way to sshd, and what to do when it is no longer needed.
    private record Way(Link link, Optional<String> sessionId, Runnable afterwards) {
        void abandon() {
            link.close();
            afterwards.run();
        }
    }

    private CompletableFuture<Way> openMeanwhile(
            EcsClient cloud, LoginRequest request, LoginProgress progress, long begun) {
        CompletableFuture<Way> way = new CompletableFuture<>();
        workers.start("login-way-" + request.instance().id(), () -> {
            try {
                Way open = switch (request.way()) {
                    case LoginRequest.ThroughSession _ -> throughSession(cloud, request);
                    case LoginRequest.Direct(var address) ->
                        new Way(SocketLink.to(address, PATIENCE), Optional.empty(), () -> {});
                };
                progress.done(Step.CONNECTED, since(begun));
                way.complete(open);
            } catch (ProblemException failed) {
                way.completeExceptionally(failed);
            }
        });
        return way;
    }

    private Way throughSession(EcsClient cloud, LoginRequest request) throws ProblemException {
        Instance instance = request.instance();
        SessionRequest.Port port = request.behind()
                .map(host -> new SessionRequest.Port(host.port(), Optional.of(host.host())))
                .orElse(new SessionRequest.Port(request.port(), Optional.empty()));
        SessionTicket ticket = cloud.sessions()
                .start(SessionRequest.port(instance.region(), instance.id(), request.port())
                        .withPurpose(port));
        Link link = sessions.openPort(ticket, PortOptions.of("ssh-" + instance.id(), build(instance.agent())), _ -> {});
        return new Way(link, Optional.of(ticket.sessionId()), () -> end(cloud, ticket));
    }

    private static OptionalInt build(AgentStatus agent) {
        return agent instanceof AgentStatus.Online online
                ? OptionalInt.of(online.version().build())
                : OptionalInt.empty();
    }

    private static void end(EcsClient cloud, SessionTicket ticket) {
        try {
            cloud.sessions().end(ticket.region(), ticket.sessionId());
        } catch (ProblemException stillThere) {
            LOG.warn("session {} was not ended with the service", ticket.sessionId(), stillThere);
        }
    }

    private static Way joined(CompletableFuture<Way> way) throws ProblemException {
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
