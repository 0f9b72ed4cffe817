package dev.ecsdeck.service.keys;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Owns every login that stands, so that a second shell, a file view or another tab finds the one before.
/// Thread-safe.
public final class LiveLogins implements LoginDesk, AutoCloseable {
    private static final long CLOSING_SECONDS = 2;

    private final CloudAccess access;
    private final LoginService service;
    private final StoredHostKeys hostKeys;
    private final Workers workers;
    private final Object lock = new Object();
    // Guarded by lock.
    private final List<LiveLogin> all = new ArrayList<>();
    private boolean closed;

    public LiveLogins(CloudAccess access, LoginService service, StoredHostKeys hostKeys, Workers workers) {
        this.access = access;
        this.service = service;
        this.hostKeys = hostKeys;
        this.workers = workers;
    }

    @Override
    public LiveLogin logIn(LoginRequest request, LoginProgress progress) throws ProblemException {
        LiveLogin login = service.logIn(access.client(request.instance().account()), request, progress);
        boolean late;
        synchronized (lock) {
            all.removeIf(known -> !known.isOpen());
            late = closed;
            if (!late) {
                all.add(login);
            }
        }
        if (late) {
            login.close();
        }
        return login;
    }

    @Override
    public Optional<LiveLogin> on(InstanceId instance) {
        synchronized (lock) {
            return all.reversed().stream()
                    .filter(login -> login.request().instance().id().equals(instance)
                            && login.request().behind().isEmpty()
                            && login.isOpen())
                    .findFirst();
        }
    }

    /// The ids of the sessions that carry logins now.
    public Set<String> sessionIds() {
        synchronized (lock) {
            return all.stream()
                    .filter(LiveLogin::isOpen)
                    .flatMap(login -> login.sessionId().stream())
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public List<OfferedKey> agentKeys() {
        return service.agentKeys();
    }

    @Override
    public void prepareKey(KeyKind kind) {
        service.prepare(kind);
    }

    @Override
    public void acceptHostKey(String host, String fingerprint) {
        hostKeys.accept(host, fingerprint);
    }

    /// Ends all of them side by side.
    @Override
    public void close() {
        service.close();
        List<LiveLogin> open;
        synchronized (lock) {
            closed = true;
            open = List.copyOf(all);
            all.clear();
        }
        CountDownLatch left = new CountDownLatch(open.size());
        for (LiveLogin login : open) {
            workers.start("login-close-" + login.request().instance().id(), () -> {
                try {
                    login.close();
                } finally {
                    left.countDown();
                }
            });
        }
        try {
            boolean _ = left.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
