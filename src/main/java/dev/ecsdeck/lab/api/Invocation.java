package dev.ecsdeck.lab.api;

import dev.ecsdeck.model.RegionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One run of a command, or one sending of a file, on one or many machines.
///
/// @param visible from when the listings of results know it
/// @param facts what was asked for, as the listings repeat it
record Invocation(
        String id,
        StoredCommand command,
        RegionId region,
        Instant created,
        Instant visible,
        Map<String, Object> facts,
        List<Task> tasks) {
    Invocation {
        tasks = List.copyOf(tasks);
    }

    boolean isOver() {
        return tasks.stream().allMatch(task -> task.state().isOver());
    }

    /// One word for all of its tasks.
    String status() {
        if (!isOver()) {
            return "Running";
        }
        long good = count("Success");
        if (good == tasks.size()) {
            return "Success";
        }
        if (count("Terminated") + count("Cancelled") > 0) {
            return "Stopped";
        }
        return good > 0 ? "PartialFailed" : "Failed";
    }

    private long count(String status) {
        return tasks.stream()
                .filter(task -> task.state().status().equals(status))
                .count();
    }
}
