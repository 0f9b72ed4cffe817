package dev.ecsdeck.screens;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginDesk;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/// Logins that stop wherever the test wants them to.
final class StageLogins implements LoginDesk {
    final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    final Map<String, String> accepted = new ConcurrentHashMap<>();

    /// One login under way.
    record Attempt(LoginRequest request, LoginProgress progress, CompletableFuture<Problem> end) {
        void refuse(Problem why) {
            end.complete(why);
        }
    }

    /// The last of so many attempts, once there are so many.
    Attempt await(int count) {
        for (int i = 0; i < 200 && attempts.size() < count; i++) {
            Theatre.settle();
        }
        return last();
    }

    Attempt last() {
        return attempts.getLast();
    }

    @Override
    public LiveLogin logIn(LoginRequest request, LoginProgress progress) throws ProblemException {
        Attempt attempt = new Attempt(request, progress, new CompletableFuture<>());
        attempts.add(attempt);
        try {
            throw new ProblemException(attempt.end().get());
        } catch (InterruptedException stopped) {
            attempt.refuse(new Problem.Interrupted());
            throw new ProblemException(new Problem.Interrupted(), stopped);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<LiveLogin> on(InstanceId instance) {
        return Optional.empty();
    }

    @Override
    public List<OfferedKey> agentKeys() {
        return List.of(new OfferedKey("SHA256:agent", "me@laptop"));
    }

    @Override
    public void acceptHostKey(String host, String fingerprint) {
        accepted.put(host, fingerprint);
    }
}
