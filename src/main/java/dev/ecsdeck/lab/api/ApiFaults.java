package dev.ecsdeck.lab.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the API is told to do wrong, by action; `*` stands for every action. Thread-safe.
public final class ApiFaults {
    /// One thing gone wrong.
    sealed interface Fault {
        /// Refuses with that error.
        record Refuse(String code) implements Fault {}

        /// Refuses for too many calls, and says when to come again where there is a time.
        record Throttle(String code, Optional<Duration> retryAfter) implements Fault {}

        /// Answers later.
        record Delay(Duration by) implements Fault {}

        /// Ends the connection without an answer, the action done.
        record Drop() implements Fault {}

        /// Ends the connection in the middle of the answer.
        record Cut() implements Fault {}

        /// Answers with what is no JSON, as a proxy does.
        record Garble(int status, String body) implements Fault {}
    }

    private static final String ANY = "*";

    private final Map<String, Deque<Fault>> planned = new ConcurrentHashMap<>();

    /// The next `times` calls of that action are refused with that code, such as `ServiceUnavailable`.
    public void refuse(String action, String code, int times) {
        plan(action, new Fault.Refuse(code), times);
    }

    /// The next `times` calls are throttled, with the service's own header saying when to come again.
    public void throttle(String action, Duration retryAfter, int times) {
        plan(action, new Fault.Throttle("Throttling.User", Optional.of(retryAfter)), times);
    }

    /// The next `times` calls are throttled and nothing says for how long.
    public void throttle(String action, int times) {
        plan(action, new Fault.Throttle("Throttling", Optional.empty()), times);
    }

    public void delay(String action, Duration by, int times) {
        plan(action, new Fault.Delay(by), times);
    }

    /// The next `times` calls are done, but the answer never comes.
    public void drop(String action, int times) {
        plan(action, new Fault.Drop(), times);
    }

    public void cut(String action, int times) {
        plan(action, new Fault.Cut(), times);
    }

    public void garble(String action, int status, String body, int times) {
        plan(action, new Fault.Garble(status, body), times);
    }

    /// Nothing goes wrong any more.
    public void clear() {
        planned.clear();
    }

    private void plan(String action, Fault fault, int times) {
        Deque<Fault> queue = planned.computeIfAbsent(action, _ -> new ArrayDeque<>());
        synchronized (queue) {
            for (int i = 0; i < times; i++) {
                queue.add(fault);
            }
        }
    }

    Optional<Fault> next(String action) {
        return poll(action).or(() -> poll(ANY));
    }

    private Optional<Fault> poll(String action) {
        Deque<Fault> queue = planned.get(action);
        if (queue == null) {
            return Optional.empty();
        }
        synchronized (queue) {
            return Optional.ofNullable(queue.poll());
        }
    }
}
