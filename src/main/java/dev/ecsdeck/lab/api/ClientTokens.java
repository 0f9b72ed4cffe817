package dev.ecsdeck.lab.api;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Answers a call that is repeated with its client token as it was answered first. Thread-safe.
final class ClientTokens<T> {
    private final Map<String, Seen<T>> seen = new BoundedMap<>(10_000);

    /// @param answer empty while the first call is still at work
    private record Seen<T>(Map<String, String> parameters, Optional<T> answer) {}

    /// Runs `work` for a token that is new, and forgets the token when it fails.
    T once(ApiCall call, String token, Supplier<T> work) {
        Map<String, String> parameters = new TreeMap<>(call.parameters());
        String key = call.action() + "/" + token;
        synchronized (seen) {
            Seen<T> before = seen.get(key);
            if (before != null) {
                if (!before.parameters.equals(parameters)) {
                    throw ServiceException.of("IdempotentParameterMismatch");
                }
                return before.answer.orElseThrow(() -> ServiceException.of("IdempotentProcessing"));
            }
            seen.put(key, new Seen<>(parameters, Optional.empty()));
        }
        try {
            T answer = work.get();
            remember(key, new Seen<>(parameters, Optional.of(answer)));
            return answer;
        } catch (RuntimeException failed) {
            synchronized (seen) {
                seen.remove(key);
            }
            throw failed;
        }
    }

    private void remember(String key, Seen<T> answered) {
        synchronized (seen) {
            seen.put(key, answered);
        }
    }
}
