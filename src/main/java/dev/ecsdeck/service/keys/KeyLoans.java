package dev.ecsdeck.service.keys;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.remote.ShellText;
import dev.ecsdeck.ssh.HostKeyBook;
import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.ssh.agent.AgentRules;
import dev.ecsdeck.ssh.agent.AgentSocket;
import dev.ecsdeck.work.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Lends temporary keys to the system's `ssh`, `scp`, `rsync` and to IDEs, through a private agent socket. Where the
/// system has no Unix sockets, lending says so. Blocking; thread-safe.
public final class KeyLoans implements AutoCloseable {
    private static final String COMMENT = "ecs-deck";

    private final KeyService keys;
    private final HostKeyBook hostKeys;
    private final Path base;
    private final String program;
    private final Workers workers;
    private final Set<LentKey> lent = ConcurrentHashMap.newKeySet();

    /// @param base where the socket's folder is made; a short path
    /// @param program how a shell finds this program, which carries the connection
    public KeyLoans(KeyService keys, HostKeyBook hostKeys, Path base, String program, Workers workers) {
        this.keys = keys;
        this.hostKeys = hostKeys;
        this.base = base;
        this.program = program;
        this.workers = workers;
    }

    /// Makes a key, registers it, and offers it on a socket of its own.
    ///
    /// @throws ProblemException as [KeyService#register] says, and where there can be no socket
    public LentKey lend(
            EcsClient cloud, Instance instance, LoginName user, KeyKind kind, Consumer<KeyService.Stage> onStage)
            throws ProblemException {
        TemporaryKey key = TemporaryKey.make(kind, COMMENT);
        boolean isLent = false;
        try {
            RegisteredKey registered = keys.register(cloud, instance, user, key.publicLine(), onStage);
            List<HostKeyPin> pins =
                    new ArrayList<>(hostKeys.pinsOf(instance.id().value()));
            pins.addAll(PinnedHosts.read(registered.hostKeys()));
            AgentRules rules = new AgentRules(user.value(), pins, registered.goodUntil());
            AgentSocket socket = AgentSocket.open(base, key, rules, workers);
            LentKey loan = new LentKey(key, socket, registered.goodUntil(), command(instance, user, socket.path()));
            isLent = true;
            lent.add(loan);
            Duration left = Duration.between(workers.clock().instant(), registered.goodUntil());
            workers.after(left, () -> workers.start("lent-key-end", () -> end(loan)));
            return loan;
        } finally {
            if (!isLent) {
                key.close();
            }
        }
    }

    private String command(Instance instance, LoginName user, Path socket) {
        String way = ShellText.quote(program) + " ssh -i %h --port %p";
        return "ssh -o " + ShellText.quote("IdentityAgent=\"" + socket + "\"") + " -o "
                + ShellText.quote("ProxyCommand=" + way) + " " + user + "@" + instance.id();
    }

    private void end(LentKey loan) {
        lent.remove(loan);
        loan.close();
    }

    /// Takes every key back.
    @Override
    public void close() {
        lent.forEach(this::end);
    }
}
