package dev.ecsdeck.lab.api;

import dev.ecsdeck.model.RegionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of commands and files.
final class CommandReports {
    private static final int MOST = 50;

    private final Place place;
    private final CommandBook book;

    /// A task with the invocation that it belongs to.
    private record Part(Invocation whole, Task task) {}

    CommandReports(Place place, CommandBook book) {
        this.place = place;
        this.book = book;
    }

    Map<String, Object> describeInvocationResults(ApiCall call) {
        boolean plain = plain(call);
        List<Part> parts = new ArrayList<>();
        for (Invocation one : found(call, "t-")) {
            one.tasks().stream()
                    .filter(task -> call.text("InstanceId")
                            .map(task.machine().id().value()::equals)
                            .orElse(true))
                    .filter(task -> call.text("InvokeRecordStatus")
                            .map(wanted -> wanted.equals(record(task)))
                            .orElse(true))
                    .forEach(task -> parts.add(new Part(one, task)));
        }
        return Map.of(
                "Invocation",
                Paging.either(call, parts, MOST, "InvocationResults", "InvocationResult", part -> result(part, plain)));
    }

    private static Map<String, Object> result(Part part, boolean plain) {
        Map<String, Object> row = part.task.row(plain);
        row.put("InvokeId", part.whole.id());
        row.put("CommandId", part.whole.command().id());
        row.put("InvokeRecordStatus", record(part.task));
        row.put("Username", part.whole.facts().getOrDefault("Username", ""));
        row.put("FinishedTime", part.task.state().end().map(Instant::toString).orElse(""));
        return row;
    }

    private static String record(Task task) {
        return switch (task.state().status()) {
            case "Pending", "Running" -> "Running";
            case "Stopping" -> "Stopping";
            case "Terminated", "Cancelled" -> "Stopped";
            case "Success" -> "Finished";
            default -> "Failed";
        };
    }

    Map<String, Object> describeInvocations(ApiCall call) {
        boolean plain = plain(call);
        boolean output = call.flag("IncludeOutput");
        List<Invocation> found = found(call, "t-").stream()
                .filter(one -> call.text("CommandName")
                        .map(one.command().name()::equals)
                        .orElse(true))
                .filter(one -> call.text("CommandType")
                        .map(one.command().type()::equals)
                        .orElse(true))
                .filter(one ->
                        call.text("InvokeStatus").map(one.status()::equals).orElse(true))
                .toList();
        return Paging.either(call, found, MOST, "Invocations", "Invocation", one -> invocation(one, plain, output));
    }

    private static Map<String, Object> invocation(Invocation one, boolean plain, boolean output) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("InvokeId", one.id());
        row.put("CommandId", one.command().id());
        row.put("CommandName", one.command().name());
        row.put("CommandType", one.command().type());
        row.put("CommandContent", content(one.command().content(), plain));
        row.put("CreationTime", one.created().toString());
        row.put("InvocationStatus", one.status());
        row.put("InvokeStatus", one.isOver() ? "Finished" : "Running");
        row.put("RepeatMode", "Once");
        row.put("Timed", false);
        row.putAll(one.facts());
        row.put("InvokeInstances", Map.of("InvokeInstance", tasks(one, plain, output)));
        return row;
    }

    private static List<Map<String, Object>> tasks(Invocation one, boolean plain, boolean output) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Task task : one.tasks()) {
            Map<String, Object> row = task.row(plain);
            if (!output) {
                row.remove("Output");
            }
            row.put("CreationTime", one.created().toString());
            row.put("FinishTime", task.state().end().map(Instant::toString).orElse(""));
            row.put("UpdateTime", one.created().toString());
            row.put("InstanceInvokeStatus", record(task));
            rows.add(row);
        }
        return rows;
    }

    Map<String, Object> describeSendFileResults(ApiCall call) {
        List<Invocation> found = found(call, "f-").stream()
                .filter(one -> call.text("Name")
                        .map(name -> name.equals(one.facts().get("Name")))
                        .orElse(true))
                .toList();
        return Paging.either(call, found, MOST, "Invocations", "Invocation", one -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("InvokeId", one.id());
            row.put("CreationTime", one.created().toString());
            row.put("InvocationStatus", one.status());
            row.put("VmCount", one.tasks().size());
            row.putAll(one.facts());
            row.put("InvokeInstances", Map.of("InvokeInstance", tasks(one, true, false)));
            return row;
        });
    }

    private List<Invocation> found(ApiCall call, String head) {
        RegionId region = place.region(call);
        call.permit("ecs:" + call.action(), "*");
        return book.visible(region).stream()
                .filter(one -> one.id().startsWith(head))
                .filter(one -> call.text("InvokeId").map(one.id()::equals).orElse(true))
                .filter(one ->
                        call.text("CommandId").map(one.command().id()::equals).orElse(true))
                .filter(one -> call.text("InstanceId")
                        .map(id -> one.tasks().stream()
                                .anyMatch(task -> task.machine().id().value().equals(id)))
                        .orElse(true))
                .toList();
    }

    private static boolean plain(ApiCall call) {
        return call.text("ContentEncoding").orElse("").equalsIgnoreCase("PlainText");
    }

    static String content(String script, boolean plain) {
        return plain ? script : Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8));
    }
}
