package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// RunCommand, InvokeCommand, DescribeInvocationResults and StopInvocation: commands on instances by Cloud
/// Assistant. They run on after the call returns; ask for results until each is final.
public final class CommandActions {
    private static final int PAGE = 50;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Door door;

    CommandActions(Door door) {
        this.door = door;
    }

    /// Starts a command.
    ///
    /// @return the invocation's id
    public String start(CommandRequest request) throws ProblemException {
        ApiCall call = switch (request.what()) {
            case CommandRequest.Script(var language, var text) ->
                ApiCall.writeOnce("RunCommand", request.region(), request.clientToken())
                        .with("Type", language.apiName())
                        .with("ContentEncoding", "Base64")
                        .inBody("CommandContent", base64(text));
            case CommandRequest.Kept(var commandId, var parameters) ->
                ApiCall.writeOnce("InvokeCommand", request.region(), request.clientToken())
                        .with("CommandId", commandId)
                        .inBody("Parameters", MAPPER.writeValueAsString(parameters));
        };
        call.withEach("InstanceId", request.instances())
                .with("Timeout", request.timeout().toSeconds())
                .with("Username", request.userName())
                .with("WindowsPasswordName", request.windowsPasswordName())
                .with("WorkingDir", request.workingDirectory());
        return Json.text(door.send(request.region(), call), "InvokeId");
    }

    /// What is known of an invocation, an entry for each instance. Empty for a moment after the start.
    public List<CommandResult> results(RegionId region, String invocation) throws ProblemException {
        return Pages.all(token -> page(region, invocation, token));
    }

    private Page<CommandResult> page(RegionId region, String invocation, Optional<String> token)
            throws ProblemException {
        JsonNode answer = door.send(
                        region,
                        ApiCall.read("DescribeInvocationResults", region)
                                .with("InvokeId", invocation)
                                .with("ContentEncoding", "Base64")
                                .with("MaxResults", PAGE)
                                .with("NextToken", token))
                .path("Invocation");
        return new Page<>(
                Json.rows(answer, "InvocationResults", "InvocationResult").stream()
                        .flatMap(CommandActions::result)
                        .toList(),
                Json.some(answer, "NextToken"));
    }

    private static Stream<CommandResult> result(JsonNode row) {
        return InstanceId.parse(Json.text(row, "InstanceId")).stream()
                .map(id -> new CommandResult(
                        id,
                        Json.text(row, "InvocationStatus"),
                        Json.number(row, "ExitCode").map(Long::intValue),
                        decoded(Json.text(row, "Output")),
                        Json.number(row, "Dropped").orElse(0L),
                        Json.text(row, "ErrorCode"),
                        Json.text(row, "ErrorInfo"),
                        Json.time(row, "StartTime"),
                        Json.time(row, "FinishedTime")));
    }

    /// Asks the service to end a command; what has not begun is cancelled, what runs is terminated.
    public void stop(RegionId region, String invocation, List<InstanceId> instances) throws ProblemException {
        for (List<InstanceId> portion : Door.portions(instances, PAGE)) {
            door.send(
                    region,
                    ApiCall.write("StopInvocation", region)
                            .with("InvokeId", invocation)
                            .withEach("InstanceId", portion));
        }
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Output that is no Base64 is shown as it came.
    private static String decoded(String output) {
        try {
            return new String(Base64.getDecoder().decode(output), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return output;
        }
    }
}
