package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.keys.LoginProgress.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How a room's connection is.
public sealed interface RoomState {
    /// A login is under way.
    ///
    /// @param done the stages that are done, with the time since it began
    record Connecting(Instant since, Map<Step, Duration> done, Optional<Instant> keyGoodUntil) implements RoomState {
        public Connecting {
            done = Map.copyOf(done);
        }

        Connecting with(Step step, Duration took) {
            Map<Step, Duration> more = new LinkedHashMap<>(done);
            more.put(step, took);
            return new Connecting(since, more, keyGoodUntil);
        }
    }

    /// It stands.
    record Open(String user, Instant since) implements RoomState {}

    /// It is gone, or did not come about; the next that is asked of the room logs in again.
    record Lost(Problem problem, Instant since) implements RoomState {}
}
