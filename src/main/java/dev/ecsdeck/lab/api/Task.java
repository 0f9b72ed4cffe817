package dev.ecsdeck.lab.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.ScriptRunner;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One machine's part of an invocation, and how far it is. Thread-safe.
final class Task {
    private static final Set<String> UNDER_WAY = Set.of("Pending", "Running", "Stopping");

    /// @param status as the service names it
    /// @param errorCode empty while nothing is wrong
    record State(
            String status,
            String errorCode,
            String errorInfo,
            int exitCode,
            byte[] output,
            int dropped,
            Optional<Instant> start,
            Optional<Instant> end) {
        static final State PENDING =
                new State("Pending", "", "", 0, new byte[0], 0, Optional.empty(), Optional.empty());

        State running(Instant now) {
            return new State("Running", "", "", 0, output, 0, Optional.of(now), Optional.empty());
        }

        State over(String last, String code, String info, Instant now) {
            return new State(last, code, info, exitCode, output, dropped, start, Optional.of(now));
        }

        State printed(int exit, byte[] text, int cut) {
            return new State(status, errorCode, errorInfo, exit, text, cut, start, end);
        }

        boolean isOver() {
            return !UNDER_WAY.contains(status);
        }
    }

    private final Machine machine;
    private final ScriptRunner.Handle handle = new ScriptRunner.Handle();
    private State state = State.PENDING;

    Task(Machine machine) {
        this.machine = machine;
    }

    Machine machine() {
        return machine;
    }

    ScriptRunner.Handle handle() {
        return handle;
    }

    synchronized State state() {
        return state;
    }

    /// Takes the next state, unless the task is over already.
    synchronized boolean become(State next) {
        if (state.isOver()) {
            return false;
        }
        state = next;
        return true;
    }

    /// Ends it: at once while it waits, by its script's end while it runs.
    void stop(Instant now) {
        synchronized (this) {
            if (state.isOver()) {
                return;
            }
            if (state.status.equals("Pending")) {
                state = state.over("Cancelled", "", "", now);
                return;
            }
        }
        handle.stop();
    }

    /// The fields that every listing of results has.
    Map<String, Object> row(boolean plain) {
        State now = state();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("InstanceId", machine.id().value());
        row.put("InvocationStatus", now.status);
        row.put("ErrorCode", now.errorCode);
        row.put("ErrorInfo", now.errorInfo);
        if (now.isOver()) {
            row.put("ExitCode", now.exitCode);
        }
        row.put(
                "Output",
                plain ? new String(now.output, UTF_8) : Base64.getEncoder().encodeToString(now.output));
        row.put("Dropped", now.dropped);
        row.put("Repeats", now.start.isPresent() ? 1 : 0);
        row.put("StartTime", now.start.map(Instant::toString).orElse(""));
        row.put(
                "StopTime",
                now.status.equals("Terminated") ? now.end.map(Instant::toString).orElse("") : "");
        return row;
    }
}
