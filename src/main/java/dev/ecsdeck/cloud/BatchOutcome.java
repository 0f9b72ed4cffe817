package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What became of one instance in a call about several. The service answers with success also when all of them
/// failed, so each has to be looked at.
///
/// @param code of the failure; empty for a success
public record BatchOutcome(InstanceId instance, boolean succeeded, String code, String message) {
    /// Success and counters come as text or as what they are, depending on the version of the service.
    static List<BatchOutcome> read(JsonNode answer, Collection<InstanceId> asked) {
        List<JsonNode> rows = Json.rows(answer, "Results", "Result");
        boolean someFailed = Json.number(answer, "FailCount").orElse(0L) > 0;
        return asked.stream()
                .map(id -> rows.stream()
                        .filter(row -> Json.text(row, "InstanceId").equals(id.value()))
                        .findFirst()
                        .map(row -> outcome(id, row))
                        .orElseGet(() -> new BatchOutcome(id, !someFailed, "", "")))
                .toList();
    }

    private static BatchOutcome outcome(InstanceId id, JsonNode row) {
        String code = Json.text(row, "Code");
        boolean succeeded = Json.flag(row, "Success").orElse(code.equals("200"));
        return new BatchOutcome(id, succeeded, succeeded ? "" : code, succeeded ? "" : Json.text(row, "Message"));
    }
}
