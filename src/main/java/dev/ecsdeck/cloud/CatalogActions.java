package dev.ecsdeck.cloud;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// DescribeCommands and DescribeInvocations: commands kept with the service, and what was run.
public final class CatalogActions {
    private static final int PAGE = 50;

    private final Door door;

    CatalogActions(Door door) {
        this.door = door;
    }

    /// Whose commands to list.
    public enum Shelf {
        /// The account's own.
        OWN,
        /// The vendor's public ones.
        PUBLIC
    }

    /// A command that can be run by its id.
    ///
    /// @param type `RunShellScript`, `RunBatScript` or `RunPowerShellScript`
    /// @param parameters names of what must be filled in
    /// @param content the script
    public record KeptCommand(
            String id,
            String name,
            String description,
            String type,
            String provider,
            List<String> parameters,
            String content) {
        public KeptCommand {
            parameters = List.copyOf(parameters);
        }
    }

    /// A run of a command, as the service remembers it for about 30 days.
    ///
    /// @param status `Running`, `Success`, `Failed`, `PartialFailed`, `Stopped` and some more
    /// @param instances how many it went to
    public record Invocation(
            String id,
            String commandName,
            String type,
            String status,
            int instances,
            String content,
            Optional<Instant> created) {}

    /// @param name exact, or with `*` for anything; empty for all
    public Page<KeptCommand> commands(RegionId region, Shelf shelf, Optional<String> name, Optional<String> token)
            throws ProblemException {
        ApiCall call = ApiCall.read("DescribeCommands", region)
                .with("MaxResults", PAGE)
                .with("ContentEncoding", "Base64")
                .with("Name", name)
                .with("NextToken", token);
        if (shelf == Shelf.PUBLIC) {
            call.with("Provider", "AlibabaCloud").with("Latest", true);
        }
        JsonNode answer = door.send(region, call);
        return new Page<>(
                Json.rows(answer, "Commands", "Command").stream()
                        .map(CatalogActions::command)
                        .toList(),
                Json.some(answer, "NextToken"));
    }

    /// Runs of a region, newest first as the service orders them.
    public Page<Invocation> invocations(RegionId region, Optional<String> token) throws ProblemException {
        JsonNode answer = door.send(
                region,
                ApiCall.read("DescribeInvocations", region)
                        .with("MaxResults", PAGE)
                        .with("ContentEncoding", "Base64")
                        .with("NextToken", token));
        return new Page<>(
                Json.rows(answer, "Invocations", "Invocation").stream()
                        .map(CatalogActions::invocation)
                        .toList(),
                Json.some(answer, "NextToken"));
    }

    private static KeptCommand command(JsonNode row) {
        return new KeptCommand(
                Json.text(row, "CommandId"),
                Json.text(row, "Name"),
                Json.text(row, "Description"),
                Json.text(row, "Type"),
                Json.text(row, "Provider"),
                Json.texts(row, "ParameterNames", "ParameterName"),
                decoded(Json.text(row, "CommandContent")));
    }

    private static Invocation invocation(JsonNode row) {
        return new Invocation(
                Json.text(row, "InvokeId"),
                Json.text(row, "CommandName"),
                Json.text(row, "CommandType"),
                Json.some(row, "InvocationStatus").orElseGet(() -> Json.text(row, "InvokeStatus")),
                Json.rows(row, "InvokeInstances", "InvokeInstance").size(),
                decoded(Json.text(row, "CommandContent")),
                Json.time(row, "CreationTime"));
    }

    /// Content that is no Base64 is shown as it came.
    private static String decoded(String content) {
        try {
            return new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return content;
        }
    }
}
