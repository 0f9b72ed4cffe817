package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// SendFile and DescribeSendFileResults: one small file to instances, without SSH.
public final class SendFileActions {
    /// Bytes of a file before Base64: the service takes 32 KB after it.
    public static final int MOST_BYTES = 24 * 1024;

    private static final int PAGE = 50;

    private final Door door;

    SendFileActions(Door door) {
        this.door = door;
    }

    /// A file and its place.
    ///
    /// @param folder absolute; made where it is missing
    /// @param mode four octal digits, such as `0644`
    public record SmallFile(String folder, String name, String owner, String group, String mode, boolean overwrite) {}

    /// Starts sending.
    ///
    /// @param content at most [#MOST_BYTES]
    /// @return the invocation's id
    public String start(RegionId region, List<InstanceId> instances, SmallFile file, byte[] content, Duration timeout)
            throws ProblemException {
        if (content.length > MOST_BYTES) {
            throw new IllegalArgumentException(content.length + " bytes");
        }
        ApiCall call = ApiCall.writeOnce("SendFile", region, UUID.randomUUID().toString())
                .withEach("InstanceId", instances)
                .with("TargetDir", file.folder())
                .with("Name", file.name())
                .with("FileOwner", file.owner())
                .with("FileGroup", file.group())
                .with("FileMode", file.mode())
                .with("Overwrite", file.overwrite())
                .with("ContentType", "Base64")
                .with("Timeout", timeout.toSeconds())
                .inBody("Content", Base64.getEncoder().encodeToString(content));
        return Json.text(door.send(region, call), "InvokeId");
    }

    /// What is known of a sending, an entry for each instance.
    public List<CommandResult> results(RegionId region, String invocation) throws ProblemException {
        return Pages.all(token -> page(region, invocation, token));
    }

    private Page<CommandResult> page(RegionId region, String invocation, Optional<String> token)
            throws ProblemException {
        JsonNode answer = door.send(
                region,
                ApiCall.read("DescribeSendFileResults", region)
                        .with("InvokeId", invocation)
                        .with("MaxResults", PAGE)
                        .with("NextToken", token));
        return new Page<>(
                Json.rows(answer, "Invocations", "Invocation").stream()
                        .flatMap(row -> Json.rows(row, "InvokeInstances", "InvokeInstance").stream())
                        .flatMap(SendFileActions::result)
                        .toList(),
                Json.some(answer, "NextToken"));
    }

    private static Stream<CommandResult> result(JsonNode row) {
        return InstanceId.parse(Json.text(row, "InstanceId")).stream()
                .map(id -> new CommandResult(
                        id,
                        Json.text(row, "InvocationStatus"),
                        Optional.empty(),
                        "",
                        0,
                        Json.text(row, "ErrorCode"),
                        Json.text(row, "ErrorInfo"),
                        Json.time(row, "StartTime"),
                        Json.time(row, "FinishTime")));
    }
}
