package dev.ecsdeck.lab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.SignedClient.Answer;
import dev.ecsdeck.lab.fleet.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CommandActionsTest {
    private static final String PLUGIN = "acs-plugin-manager -e -P config_ecs_instance_connect --params --install";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPlVbQ2sL7lF8xkq9o1ZbT5J3m6Yw8dXc0Rk4HhGf2Ea me";

    private static Lab lab;
    private static SignedClient client;

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(LabSettings.fast());
        client = new SignedClient(lab.endpoint(), lab.keys().main());
        assumeTrue(lab.workshop().runner().isIsolating(lab.machine("web-01")), "this machine keeps nothing apart");
    }

    @AfterAll
    static void stop() {
        client.close();
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stage-db-01  | RunShellScript      | Aborted | InstanceNotRunning
            batch-01     | RunShellScript      | Aborted | ClientNotRunning
            worker-01    | RunShellScript      | Aborted | DeliveryTimeout
            worker-04    | RunShellScript      | Aborted | SecurityGroupRuleDenied
            web-01       | RunPowerShellScript | Invalid | CommandNotApplicable
            sg-win-02    | RunShellScript      | Invalid | CommandNotApplicable
            """)
    void aCommandThatCannotRunSaysWhy(String machine, String type, String status, String code) throws Exception {
        JsonNode row = result(machine, run(machine, type, "echo hi"));

        assertThat(row.path("InvocationStatus").asString()).isEqualTo(status);
        assertThat(row.path("ErrorCode").asString()).isEqualTo(code);
    }

    @Test
    void aScriptsOutputAndExitCodeComeBack() throws Exception {
        JsonNode good = result("web-01", run("web-01", "RunShellScript", "echo 你好"));
        JsonNode bad = result("web-01", run("web-01", "RunShellScript", "echo no >&2; exit 4"));

        assertThat(good.path("InvocationStatus").asString()).isEqualTo("Success");
        assertThat(output(good)).isEqualTo("你好\n");
        assertThat(bad.path("InvocationStatus").asString()).isEqualTo("Failed");
        assertThat(bad.path("ErrorCode").asString()).isEqualTo("ExitCodeNonzero");
        assertThat(bad.path("ExitCode").asInt()).isEqualTo(4);
    }

    @Test
    void resultsAreEmptyAtFirstWhereTheyComeLate() throws Exception {
        String id = run("bj-late-01", "RunShellScript", "echo hi");

        assertThat(results("bj-late-01", id)).isEmpty();
        assertThat(result("bj-late-01", id).path("InvocationStatus").asString()).isEqualTo("Success");
    }

    @Test
    void aRunningCommandIsStopped() throws Exception {
        String id = run("web-02", "RunShellScript", "sleep 60");
        await().atMost(Duration.ofSeconds(20)).until(() -> status("web-02", id).equals("Running"));

        client.call("StopInvocation", "RegionId", "cn-hangzhou", "InvokeId", id);

        assertThat(result("web-02", id).path("InvocationStatus").asString()).isEqualTo("Terminated");
    }

    @Test
    void parametersAreFilledIn() throws Exception {
        Answer answer = command(
                "web-01",
                "RunShellScript",
                "echo {{who}}",
                "EnableParameter",
                "true",
                "Parameters",
                "{\"who\":\"world\"}");

        assertThat(output(result("web-01", answer.text("/InvokeId")))).isEqualTo("world\n");
        assertThat(command("web-01", "RunShellScript", "echo", "Parameters", "{\"who\":\"x\"}")
                        .code())
                .isEqualTo("Parameter.Disabled");
    }

    @Test
    void whatIsTooMuchIsRefused() throws Exception {
        assertThat(command("web-01", "RunPerl", "x").code()).isEqualTo("InvalidCmdType.NotFound");
        assertThat(command("web-01", "RunShellScript", "x".repeat(18_433)).code())
                .isEqualTo("CmdContent.ExceedLimit");
        assertThat(command("web-01", "RunShellScript", "%%", "ContentEncoding", "Base64")
                        .code())
                .isEqualTo("CmdContent.DecodeError");
        assertThat(command("web-01", "RunShellScript", "x", "Timeout", "86401").code())
                .isEqualTo("InvalidTimeout.ExceedLimit");
    }

    @Test
    void aClientTokenRunsOnce() throws Exception {
        String first =
                command("web-01", "RunShellScript", "echo", "ClientToken", "c1").text("/InvokeId");

        assertThat(command("web-01", "RunShellScript", "echo", "ClientToken", "c1")
                        .text("/InvokeId"))
                .isEqualTo(first);
        assertThat(command("web-01", "RunShellScript", "other", "ClientToken", "c1")
                        .code())
                .isEqualTo("IdempotentParameterMismatch");
    }

    @Test
    void aTemporaryKeyIsLookedUpOnceThePluginIsThere() throws Exception {
        Machine machine = lab.machine("api-01");
        result("api-01", sendKey("api-01", KEY));
        assertThat(lab.workshop().keys().keysFor(machine, "root")).isEmpty();

        result("api-01", run("api-01", "RunShellScript", PLUGIN));

        assertThat(lab.workshop().keys().keysFor(machine, "root")).containsExactly(KEY);
        assertThat(lab.workshop().keys().keysFor(machine, "ecs-user")).isEmpty();
        assertThat(lab.workshop().keys().keysFor(lab.machine("api-02"), "root")).isEmpty();
    }

    @Test
    void aKeyIsNotLookedUpOnMachinesThatCannot() throws Exception {
        for (String name : List.of("bj-sssd-01", "bj-plugin-01", "bj-clock-01")) {
            result(name, run(name, "RunShellScript", PLUGIN));
            JsonNode sent = result(name, sendKey(name, KEY));

            assertThat(sent.path("InvocationStatus").asString()).isEqualTo("Success");
            assertThat(lab.workshop().keys().keysFor(lab.machine(name), "root"))
                    .as(name)
                    .isEmpty();
        }
        assertThat(lab.workshop().keys().takesPublicKeys(lab.machine("bj-nokeys-01")))
                .isFalse();
    }

    @Test
    void aBrokenKeyFails() throws Exception {
        assertThat(result("web-01", sendKey("web-01", "nonsense"))
                        .path("InvocationStatus")
                        .asString())
                .isEqualTo("Failed");
    }

    @Test
    void aFileLandsOnTheMachine() throws Exception {
        JsonNode sent = sendFile("web-03", "notes.txt", "/srv/it's here", "false");
        JsonNode again = sendFile("web-03", "notes.txt", "/srv/it's here", "false");

        assertThat(sent.path("InvocationStatus").asString()).isEqualTo("Success");
        assertThat(again.path("ErrorCode").asString()).isEqualTo("FileAlreadyExists");
        JsonNode read = result("web-03", run("web-03", "RunShellScript", "cat \"/srv/it's here/notes.txt\""));
        assertThat(output(read)).isEqualTo("some text");
    }

    @Test
    void thePublicCommandIsListed() throws Exception {
        Answer answer = client.call(
                "DescribeCommands",
                "RegionId",
                "cn-hangzhou",
                "Provider",
                "AlibabaCloud",
                "Name",
                "ACS-ECS-SendSshPublicKey");

        assertThat(answer.text("/Commands/Command/0/CommandId")).isEqualTo("cmd-ACS-ECS-SendSshPublicKey-linux.sh");
    }

    @Test
    void invocationsAreListedWithTheirTasks() throws Exception {
        String id = run("web-01", "RunShellScript", "echo listed");
        result("web-01", id);

        Answer answer = client.call(
                "DescribeInvocations",
                "RegionId",
                "cn-hangzhou",
                "InvokeId",
                id,
                "IncludeOutput",
                "true",
                "ContentEncoding",
                "PlainText");

        assertThat(answer.text("/Invocations/Invocation/0/InvocationStatus")).isEqualTo("Success");
        assertThat(answer.text("/Invocations/Invocation/0/CommandContent")).isEqualTo("echo listed");
        assertThat(answer.text("/Invocations/Invocation/0/InvokeInstances/InvokeInstance/0/Output"))
                .isEqualTo("listed\n");
    }

    private static String run(String machine, String type, String script) throws Exception {
        return command(machine, type, script).text("/InvokeId");
    }

    private static Answer command(String machine, String type, String script, String... more) throws Exception {
        Machine there = lab.machine(machine);
        List<String> pairs = new ArrayList<>(List.of("RegionId", there.region().value()));
        pairs.addAll(List.of(
                "Type",
                type,
                "CommandContent",
                script,
                "InstanceId.1",
                there.id().value()));
        pairs.addAll(List.of(more));
        return client.call("RunCommand", pairs.toArray(String[]::new));
    }

    private static String sendKey(String machine, String key) throws Exception {
        Machine there = lab.machine(machine);
        return client.call(
                        "InvokeCommand",
                        "RegionId",
                        there.region().value(),
                        "CommandId",
                        "cmd-ACS-ECS-SendSshPublicKey-linux.sh",
                        "InstanceId.1",
                        there.id().value(),
                        "Parameters",
                        "{\"username\":\"root\",\"sshPublicKey\":\"" + key + "\"}")
                .text("/InvokeId");
    }

    private static JsonNode sendFile(String machine, String name, String folder, String overwrite) throws Exception {
        Machine there = lab.machine(machine);
        String id = client.call(
                        "SendFile",
                        "RegionId",
                        there.region().value(),
                        "InstanceId.1",
                        there.id().value(),
                        "Name",
                        name,
                        "TargetDir",
                        folder,
                        "Content",
                        "some text",
                        "Overwrite",
                        overwrite)
                .text("/InvokeId");
        JsonNode[] row = new JsonNode[1];
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            row[0] = client.call(
                            "DescribeSendFileResults",
                            "RegionId",
                            there.region().value(),
                            "InvokeId",
                            id)
                    .at("/Invocations/Invocation/0/InvokeInstances/InvokeInstance/0");
            return row[0].has("ExitCode");
        });
        return row[0];
    }

    private static JsonNode results(String machine, String id) throws Exception {
        return client.call(
                        "DescribeInvocationResults",
                        "RegionId",
                        lab.machine(machine).region().value(),
                        "InvokeId",
                        id)
                .at("/Invocation/InvocationResults/InvocationResult");
    }

    private static String status(String machine, String id) throws Exception {
        return results(machine, id).path(0).path("InvocationStatus").asString("");
    }

    private static JsonNode result(String machine, String id) throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> results(machine, id).path(0).has("ExitCode"));
        return results(machine, id).path(0);
    }

    private static String output(JsonNode row) {
        return new String(Base64.getDecoder().decode(row.path("Output").asString()), StandardCharsets.UTF_8);
    }
}
