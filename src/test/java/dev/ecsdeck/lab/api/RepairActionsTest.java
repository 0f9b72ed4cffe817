package dev.ecsdeck.lab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.SignedClient.Answer;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Power, agents and settings: what breaks an instance is mended by the action that mends it in the cloud.
class RepairActionsTest {
    private final ManualWorkers workers = new ManualWorkers();
    private Lab lab;
    private SignedClient client;

    @BeforeEach
    void start() throws IOException {
        lab = Lab.start(LabSettings.fast(), Fleet.standard(), workers);
        client = new SignedClient(lab.endpoint(), lab.keys().main());
        client.now = workers.clock().instant();
    }

    @AfterEach
    void stop() {
        client.close();
        lab.close();
    }

    @Test
    void aRunningInstanceCannotBeStarted() throws Exception {
        assertThat(power("StartInstance", "web-01").code()).isEqualTo("IncorrectInstanceStatus");
    }

    @Test
    void aStoppedInstanceCanNeitherStopNorRestart() throws Exception {
        assertThat(power("StopInstance", "stage-db-01").code()).isEqualTo("IncorrectInstanceStatus");
        assertThat(power("RebootInstance", "stage-db-01").code()).isEqualTo("IncorrectInstanceStatus");
    }

    @Test
    void aLockedInstanceStaysAsItIs() throws Exception {
        assertThat(power("RebootInstance", "locked-01").code()).isEqualTo("InstanceLockedForSecurity");
    }

    @Test
    void anUnknownInstanceIsNotFound() throws Exception {
        assertThat(client.call("StartInstance", "InstanceId", "i-none").code()).isEqualTo("InvalidInstanceId.NotFound");
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        Answer answer = client.call("StartInstance", "InstanceId", id("stage-db-01"), "DryRun", "true");

        assertThat(answer.code()).isEqualTo("DryRunOperation");
        assertThat(lab.machine("stage-db-01").state()).isEqualTo(InstanceState.STOPPED);
    }

    /// What a start brings is put in place on a thread of its own before.
    private void awaitRunning(String name) {
        await().atMost(Duration.ofSeconds(30)).until(() -> lab.machine(name).state() == InstanceState.RUNNING);
    }

    @Test
    void startingTakesItsTime() throws Exception {
        Machine machine = lab.machine("stage-db-01");

        assertThat(power("StartInstance", "stage-db-01").status()).isEqualTo(200);
        assertThat(machine.state()).isEqualTo(InstanceState.STARTING);
        workers.advance(Duration.ofSeconds(1));
        awaitRunning("stage-db-01");
    }

    @Test
    void stoppingTakesItsTime() throws Exception {
        Machine machine = lab.machine("web-03");

        power("StopInstance", "web-03");
        assertThat(machine.state()).isEqualTo(InstanceState.STOPPING);
        workers.advance(Duration.ofSeconds(1));
        assertThat(machine.state()).isEqualTo(InstanceState.STOPPED);
    }

    @Test
    void aRestartWakesASilentAgent() throws Exception {
        assertThat(agent("worker-01").text("/CloudAssistantStatus")).isEqualTo("false");

        power("RebootInstance", "worker-01");
        workers.advance(Duration.ofSeconds(1));
        awaitRunning("worker-01");

        assertThat(agent("worker-01").text("/CloudAssistantStatus")).isEqualTo("true");
    }

    @Test
    void aRestartDoesNotOpenABlockedWay() throws Exception {
        power("RebootInstance", "worker-04");
        workers.advance(Duration.ofSeconds(1));
        awaitRunning("worker-04");

        assertThat(agent("worker-04").text("/CloudAssistantStatus")).isEqualTo("false");
    }

    @Test
    void anInstallMendsAMissingAndAnOldAgent() throws Exception {
        assertThat(agent("batch-01").text("/CloudAssistantVersion")).isEmpty();
        assertThat(agent("orders-db-01").at("/SupportSessionManager").asBoolean())
                .isFalse();

        Answer answer = client.call(
                "InstallCloudAssistant",
                "RegionId",
                "cn-hangzhou",
                "InstanceId.1",
                id("batch-01"),
                "InstanceId.2",
                id("orders-db-01"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(agent("batch-01").text("/CloudAssistantStatus")).isEqualTo("false");
        workers.advance(Duration.ofSeconds(1));

        for (String name : List.of("batch-01", "orders-db-01")) {
            assertThat(agent(name).text("/CloudAssistantStatus")).isEqualTo("true");
            assertThat(agent(name).at("/SupportSessionManager").asBoolean()).isTrue();
        }
    }

    @Test
    void moreThanFiftyIdsAreTooMany() throws Exception {
        List<String> pairs = new ArrayList<>(List.of("RegionId", "cn-hangzhou"));
        for (int i = 1; i <= 51; i++) {
            pairs.addAll(List.of("InstanceId." + i, id("web-01")));
        }

        assertThat(client.call("DescribeCloudAssistantStatus", pairs.toArray(String[]::new))
                        .code())
                .isEqualTo("InstanceIds.ExceedLimit");
    }

    @Test
    void windowsAgentsAreNamedSo() throws Exception {
        String id = id("sg-win-02");

        Answer answer = client.call("DescribeCloudAssistantStatus", "RegionId", "ap-southeast-1", "InstanceId.1", id);

        assertThat(answer.text("/InstanceCloudAssistantStatusSet/InstanceCloudAssistantStatus/0/OSType"))
                .isEqualTo("Windows");
    }

    @Test
    void bothActionsTellOfTheSwitchAndTurnIt() throws Exception {
        lab.switches().setSessionManager(false);
        assertThat(client.call("DescribeUserBusinessBehavior", "statusKey", "sessionManagerStatus")
                        .text("/StatusValue"))
                .isEqualTo("disabled");

        Answer answer = client.call(
                "ModifyCloudAssistantSettings",
                "RegionId",
                "cn-hangzhou",
                "SettingType",
                "SessionManagerConfig",
                "SessionManagerConfig",
                "{\"SessionManagerEnabled\":true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(client.call(
                                "DescribeCloudAssistantSettings",
                                "RegionId",
                                "cn-hangzhou",
                                "SettingType.1",
                                "SessionManagerConfig")
                        .at("/SessionManagerConfig/SessionManagerEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(lab.switches().isSessionManagerOn()).isTrue();
    }

    @Test
    void theSwitchIsSpelledWithASmallLetter() throws Exception {
        assertThat(client.call("DescribeUserBusinessBehavior", "StatusKey", "sessionManagerStatus")
                        .code())
                .isEqualTo("MissingParameter");
    }

    private Answer power(String action, String machine) throws Exception {
        return client.call(action, "InstanceId", id(machine));
    }

    private Answer agent(String machine) throws Exception {
        Answer answer =
                client.call("DescribeCloudAssistantStatus", "RegionId", "cn-hangzhou", "InstanceId.1", id(machine));
        return new Answer(
                answer.status(),
                answer.at("/InstanceCloudAssistantStatusSet/InstanceCloudAssistantStatus/0"),
                answer.headers());
    }

    private String id(String name) {
        return lab.machine(name).id().value();
    }
}
