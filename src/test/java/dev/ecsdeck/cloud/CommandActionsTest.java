package dev.ecsdeck.cloud;

import static dev.ecsdeck.cloud.ScriptedCloud.REGION;
import static dev.ecsdeck.cloud.ScriptedCloud.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.model.InstanceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandActionsTest {
    private static final InstanceId WEB = new InstanceId("i-web01");

    private ScriptedCloud cloud;

    @BeforeEach
    void open() throws Exception {
        cloud = new ScriptedCloud();
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void scriptGoesInTheBodyAndItsTextIsCarriedExactly() throws Exception {
        cloud.answer("{\"InvokeId\":\"t-1\"}");
        String script = "echo '你好' \"$(id)\" && x=+&\n";

        String invocation = cloud.client()
                .commands()
                .start(request(new CommandRequest.Script(CommandRequest.Language.SHELL, script)));

        assertThat(invocation).isEqualTo("t-1");
        RecordedRequest sent = cloud.next();
        assertThat(parameters(sent))
                .containsEntry("Type", "RunShellScript")
                .containsEntry("ContentEncoding", "Base64")
                .containsEntry("InstanceId.1", "i-web01")
                .containsEntry("Timeout", "60")
                .containsEntry("Username", "root")
                .containsEntry("ClientToken", "token-1")
                .containsEntry(
                        "CommandContent", Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8)));
        assertThat(sent.getUrl().query()).doesNotContain("CommandContent");
    }

    @Test
    void keptCommandTakesItsParametersAsOneJsonText() throws Exception {
        cloud.answer("{\"InvokeId\":\"t-2\"}");

        cloud.client().commands().start(request(new CommandRequest.Kept("cmd-x", Map.of("username", "a\"b"))));

        RecordedRequest sent = cloud.next();
        assertThat(parameters(sent))
                .containsEntry("CommandId", "cmd-x")
                .containsEntry("Parameters", "{\"username\":\"a\\\"b\"}")
                .doesNotContainKey("Type");
    }

    @Test
    void emptyListAtFirstIsNoError() throws Exception {
        cloud.answer("{\"Invocation\":{\"InvocationResults\":{\"InvocationResult\":[]}}}");

        assertThat(cloud.client().commands().results(REGION, "t-1")).isEmpty();
    }

    @Test
    void outputIsDecodedAndStatesAreTold() throws Exception {
        cloud.answer("""
                {"Invocation":{"InvocationResults":{"InvocationResult":[
                {"InstanceId":"i-web01","InvocationStatus":"Success","ExitCode":0,"Output":"5L2g5aW9Cg=="},
                {"InstanceId":"i-web02","InvocationStatus":"Failed","ExitCode":3,"Output":"not base64!",
                 "ErrorCode":"ExitCodeNonzero","Dropped":7},
                {"InstanceId":"i-web03","InvocationStatus":"SomethingNew"}]}}}""");

        List<CommandResult> results = cloud.client().commands().results(REGION, "t-1");

        assertThat(results).extracting(CommandResult::output).containsExactly("你好\n", "not base64!", "");
        assertThat(results).extracting(CommandResult::isFinal).containsExactly(true, true, false);
        assertThat(results).extracting(CommandResult::isSuccess).containsExactly(true, false, false);
        assertThat(results.get(1).errorCode()).isEqualTo("ExitCodeNonzero");
    }

    @Test
    void limitsAreHeldBeforeAnythingIsSent() {
        assertThatThrownBy(() -> new CommandRequest(
                        REGION,
                        List.of(),
                        new CommandRequest.Kept("c", Map.of()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(60),
                        "t"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.client()
                        .files()
                        .start(
                                REGION,
                                List.of(WEB),
                                new SendFileActions.SmallFile("/tmp", "x", "root", "root", "0644", false),
                                new byte[SendFileActions.MOST_BYTES + 1],
                                Duration.ofSeconds(60)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CommandRequest request(CommandRequest.What what) {
        return new CommandRequest(
                REGION,
                List.of(WEB),
                what,
                Optional.of("root"),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(60),
                "token-1");
    }
}
