package dev.ecsdeck.service.network;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.net.ConnectionProbe;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.store.secrets.Keychain;
import dev.ecsdeck.work.Workers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Applies what the settings say of the network, and tests it.
public final class NetworkService {
    private static final String PASSWORD = "network/proxy-password";

    private final HttpClients http;
    private final NetSettings base;
    private final Keychain keychain;
    private final Consumer<String> secrets;
    private final Workers workers;
    private final SignalSource<Optional<Problem>> fault = new SignalSource<>(Optional.empty());
    // A turn: held while settings are applied, so that the last ones win.
    private final ReentrantLock turn = new ReentrantLock();
    // Guarded by turn.
    private Optional<NetworkChoice> applied = Optional.empty();
    // Guarded by turn: for this run alone, where there is no keychain.
    private String password = "";

    /// @param base what the settings do not speak of
    /// @param secrets is told of a password before it is used, so that logs can hide it
    public NetworkService(
            HttpClients http, NetSettings base, Keychain keychain, Consumer<String> secrets, Workers workers) {
        this.http = http;
        this.base = base;
        this.keychain = keychain;
        this.secrets = secrets;
        this.workers = workers;
    }

    /// What was wrong with the settings when they were applied last.
    public Signal<Optional<Problem>> fault() {
        return fault;
    }

    /// Applies what has changed. Blocks: a password comes out of the keychain.
    public void follow(Settings settings) {
        NetworkChoice wanted = NetworkChoice.of(settings);
        turn.lock();
        try {
            if (!applied.equals(Optional.of(wanted))) {
                apply(wanted);
            }
        } finally {
            turn.unlock();
        }
    }

    private void apply(NetworkChoice wanted) {
        try {
            http.apply(base.withProxy(proxy(wanted)).withExtraCa(wanted.certificates()));
            fault.set(Optional.empty());
        } catch (ProblemException unusable) {
            fault.set(Optional.of(unusable.problem()));
        }
        applied = Optional.of(wanted);
    }

    private ProxyChoice proxy(NetworkChoice wanted) throws ProblemException {
        return switch (wanted.way()) {
            case SYSTEM -> new ProxyChoice.OfSystem();
            case DIRECT -> new ProxyChoice.None();
            case MANUAL ->
                wanted.proxy().isEmpty()
                        ? new ProxyChoice.OfSystem()
                        : new ProxyChoice.Manual(
                                wanted.proxy().get(),
                                wanted.user().isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(new ProxyChoice.SignIn(wanted.user(), password())));
        };
    }

    private String password() throws ProblemException {
        if (password.isEmpty() && keychain.kind().isPresent()) {
            password = keychain.read(PASSWORD).orElse("");
            secrets.accept(password);
        }
        return password;
    }

    /// Takes a new password for the proxy, and keeps it where there is a keychain.
    ///
    /// @return whether it is kept beyond this run
    /// @throws ProblemException if there is a keychain and it does not take it; the password holds for this run
    public boolean takePassword(String fresh) throws ProblemException {
        secrets.accept(fresh);
        turn.lock();
        try {
            password = fresh;
            applied.ifPresent(this::apply);
            if (keychain.kind().isEmpty()) {
                return false;
            }
            keychain.write(PASSWORD, fresh);
            return true;
        } finally {
            turn.unlock();
        }
    }

    /// One host of the way to the cloud.
    ///
    /// @param what for which it is asked; names a text of the face
    /// @param report how far the test got
    public record Tested(What what, URI host, ConnectionProbe.Report report) {
        public Optional<Problem> problem() {
            return report.problem();
        }

        /// The hops that were passed, in order.
        public List<Hop> hops() {
            return report.passed().stream()
                    .map(step -> new Hop(step.stage().name(), step.took(), step.evidence()))
                    .toList();
        }
    }

    /// A hop that was passed.
    ///
    /// @param stage `NAME`, `CONNECT`, `TLS` or `ANSWER`
    public record Hop(String stage, Duration took, String evidence) {}

    /// What a host is for.
    public enum What {
        INSTANCES,
        KEYS,
        SESSIONS
    }

    /// Goes to each host that `target` needs, one after the other, and says which hop fails. Sends no secret.
    ///
    /// @param done is given each result as soon as it is there, on the calling thread
    public void test(CloudTarget target, Consumer<Tested> done) {
        ConnectionProbe probe = new ConnectionProbe(http.client(), workers::nanoTime);
        hosts(target).forEach(host -> done.accept(new Tested(host.what(), host.uri(), probe.probe(host.uri()))));
    }

    private record Host(What what, URI uri) {}

    /// Where sessions go is known of the public cloud alone; with an own endpoint the cloud says it at each session.
    private static List<Host> hosts(CloudTarget target) {
        List<Host> hosts = new ArrayList<>();
        hosts.add(new Host(What.INSTANCES, EcsClient.ecsEndpoint(target)));
        hosts.add(new Host(What.KEYS, EcsClient.stsEndpoint(target)));
        if (target.endpoint().isEmpty()) {
            hosts.add(new Host(What.SESSIONS, URI.create("wss://" + target.region() + ".axt.aliyuncs.com/")));
        }
        return hosts;
    }
}
