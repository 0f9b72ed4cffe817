package dev.ecsdeck.cloud;

import static dev.ecsdeck.cloud.ScriptedCloud.REGION;
import static dev.ecsdeck.cloud.ScriptedCloud.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private static final InstanceId WEB = new InstanceId("i-web01");
    private static final String TICKET =
            "{\"SessionId\":\"s-1\",\"SecurityToken\":\"tok\",\"WebSocketUrl\":\"wss://gw.example/session?token=tok\"}";

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
    void regionsWithoutAnIdAreLeftOut() throws Exception {
        cloud.answer("""
                {"Regions":{"Region":[{"LocalName":"杭州","RegionId":"cn-hangzhou","RegionEndpoint":"evil.example",
                "Status":"available"},{"LocalName":"?"},{"RegionId":"cn-x","Status":"soldOut"}]}}""");

        List<RegionActions.Region> regions = cloud.client().regions().list("zh-CN");

        assertThat(regions)
                .containsExactly(
                        new RegionActions.Region(REGION, "杭州", false),
                        new RegionActions.Region(new dev.ecsdeck.model.RegionId("cn-x"), "cn-x", true));
    }

    @Test
    void anInstanceIsReadWhole() throws Exception {
        cloud.answer("""
                {"Instances":{"Instance":[{"InstanceId":"i-web01","InstanceName":"web-01","RegionId":"cn-hangzhou",
                "ZoneId":"cn-hangzhou-g","Status":"Running","OSType":"linux","OSName":"Debian 12","InstanceType":"ecs.g7",
                "ImageId":"m-1","KeyPairName":"kp","ResourceGroupId":"rg-1","CreationTime":"2017-12-10T04:04Z",
                "VpcAttributes":{"VpcId":"vpc-1","PrivateIpAddress":{"IpAddress":["10.0.0.1",""]}},
                "PublicIpAddress":{"IpAddress":[]},"EipAddress":{"IpAddress":"42.1.1.1"},
                "SecurityGroupIds":{"SecurityGroupId":["sg-1"]},"Tags":{"Tag":[{"TagKey":"env","TagValue":"prod"}]}}]}}""");

        Instance web = cloud.client().instances().byIds(REGION, List.of(WEB)).getFirst();

        assertThat(web)
                .isEqualTo(new Instance(
                        WEB,
                        "web-01",
                        REGION,
                        "cn-hangzhou-g",
                        InstanceState.RUNNING,
                        new AgentStatus.Unknown(),
                        false,
                        "Debian 12",
                        "ecs.g7",
                        "m-1",
                        "vpc-1",
                        "kp",
                        "rg-1",
                        List.of("sg-1"),
                        List.of("10.0.0.1"),
                        List.of("42.1.1.1"),
                        Map.of("env", "prod"),
                        Optional.of(Instant.parse("2017-12-10T04:04:00Z")),
                        web.seen()));
        assertThat(parameters(cloud.next())).containsEntry("InstanceIds", "[\"i-web01\"]");
    }

    @Test
    void anInstanceOfWhichLittleIsSaidIsStillOne() throws Exception {
        cloud.answer(
                "{\"Instances\":{\"Instance\":[{\"InstanceId\":\"i-a\",\"Tags\":null,\"Cpu\":8},{\"InstanceId\":7}]}}");

        List<Instance> found = cloud.client().instances().byIds(REGION, List.of(WEB));

        assertThat(found)
                .singleElement()
                .extracting(Instance::label, Instance::state)
                .containsExactly("i-a", InstanceState.OTHER);
    }

    @Test
    void pagesAreWalkedByTheirTokens() throws Exception {
        cloud.answer("{\"Instances\":{\"Instance\":[{\"InstanceId\":\"i-a\"}]},\"NextToken\":\"t1\"}")
                .answer("{\"Instances\":{\"Instance\":[{\"InstanceId\":\"i-b\"}]},\"NextToken\":\"\"}");
        List<String> seen = new ArrayList<>();

        cloud.client()
                .instances()
                .forEachPage(
                        REGION,
                        InstanceQuery.named("web*"),
                        rows -> rows.forEach(row -> seen.add(row.id().value())));

        assertThat(seen).containsExactly("i-a", "i-b");
        assertThat(parameters(cloud.next()))
                .containsEntry("InstanceName", "web*")
                .containsEntry("MaxResults", "100")
                .doesNotContainKey("NextToken");
        assertThat(parameters(cloud.next())).containsEntry("NextToken", "t1");
    }

    @Test
    void aServiceThatRepeatsItsTokenDoesNotKeepUsForEver() {
        for (int i = 0; i < 3; i++) {
            cloud.answer("{\"NextToken\":\"same\"}");
        }

        assertThatThrownBy(() -> cloud.client().instances().forEachPage(REGION, InstanceQuery.all(), rows -> {}))
                .isInstanceOf(ProblemException.class);
        assertThat(cloud.asked()).isEqualTo(2);
    }

    @Test
    void agentsAreAskedInPortionsOfFifty() throws Exception {
        cloud.answer("{}").answer("{}").answer("{}");
        List<InstanceId> ids =
                IntStream.range(0, 120).mapToObj(i -> new InstanceId("i-" + i)).toList();

        cloud.client().agents().statuses(REGION, ids);

        assertThat(parameters(cloud.next())).containsKey("InstanceId.50").doesNotContainKey("InstanceId.51");
        cloud.next();
        assertThat(parameters(cloud.next()))
                .containsEntry("InstanceId.20", "i-119")
                .doesNotContainKey("InstanceId.21");
    }

    @Test
    void agentsAreOnlineSilentOutdatedOrMissing() throws Exception {
        cloud.answer("""
                {"InstanceCloudAssistantStatusSet":{"InstanceCloudAssistantStatus":[
                {"InstanceId":"i-on","CloudAssistantStatus":"true","CloudAssistantVersion":"2.2.3.857","OSType":"Linux",
                 "LastHeartbeatTime":"2026-03-15T09:00:00Z","SupportSessionManager":true},
                {"InstanceId":"i-old","CloudAssistantStatus":"true","CloudAssistantVersion":"2.1.3.100","OSType":"Windows",
                 "SupportSessionManager":false},
                {"InstanceId":"i-quiet","CloudAssistantStatus":"false","CloudAssistantVersion":"2.2.3.857",
                 "LastHeartbeatTime":"2026-03-15T09:00:00Z"},
                {"InstanceId":"i-none","CloudAssistantStatus":"false","CloudAssistantVersion":""}]}}""");

        Map<InstanceId, AgentStatus> statuses = cloud.client().agents().statuses(REGION, List.of(WEB));

        Optional<Instant> seen = Optional.of(Instant.parse("2026-03-15T09:00:00Z"));
        AgentVersion version = new AgentVersion(2, 2, 3, 857);
        assertThat(statuses)
                .containsEntry(new InstanceId("i-on"), new AgentStatus.Online(version, seen))
                .containsEntry(
                        new InstanceId("i-old"),
                        new AgentStatus.Outdated(
                                Optional.of(new AgentVersion(2, 1, 3, 100)), AgentVersion.WINDOWS_NEWER_THAN))
                .containsEntry(new InstanceId("i-quiet"), new AgentStatus.Silent(Optional.of(version), seen))
                .containsEntry(new InstanceId("i-none"), new AgentStatus.Missing());
    }

    @Test
    void statesAreRead() throws Exception {
        cloud.answer(
                "{\"InstanceStatuses\":{\"InstanceStatus\":[{\"InstanceId\":\"i-web01\",\"Status\":\"Stopping\"}]}}");

        assertThat(cloud.client().instances().states(REGION, List.of(WEB)))
                .isEqualTo(Map.of(WEB, InstanceState.STOPPING));
    }

    @Test
    void aTicketIsUsableForTenMinutes() throws Exception {
        cloud.answer(TICKET);

        SessionTicket ticket = cloud.client().sessions().start(SessionRequest.shell(REGION, WEB));

        assertThat(ticket.sessionId()).isEqualTo("s-1");
        assertThat(ticket.usableUntil())
                .isEqualTo(cloud.workers().clock().instant().plusSeconds(600));
        assertThat(ticket.toString()).doesNotContain("tok");
        assertThat(parameters(cloud.next()).keySet()).containsExactly("ClientToken", "InstanceId.1", "RegionId");
    }

    @Test
    void everyParameterOfAShellIsSent() throws Exception {
        cloud.answer(TICKET);
        SessionRequest request = SessionRequest.shell(REGION, WEB)
                .withPurpose(new SessionRequest.Shell(Optional.of("li"), Optional.of("top -b"), Optional.of("pw")))
                .withNetwork(SessionRequest.Network.INTRANET)
                .withEncryption(true);

        cloud.client().sessions().start(request);

        assertThat(parameters(cloud.next()))
                .containsEntry("Username", "li")
                .containsEntry("CommandLine", "top -b")
                .containsEntry("PasswordName", "pw")
                .containsEntry("ConnectionType", "Intranet")
                .containsEntry("EncryptionOptions", "{\"Enabled\":true,\"Mode\":\"Auto\"}");
    }

    @Test
    void aForwardNamesItsPortAndItsHost() throws Exception {
        cloud.answer(TICKET);

        cloud.client()
                .sessions()
                .start(SessionRequest.port(REGION, WEB, 22)
                        .withPurpose(new SessionRequest.Port(3306, Optional.of("db.inner"))));

        assertThat(parameters(cloud.next()))
                .containsEntry("PortNumber", "3306")
                .containsEntry("TargetServer", "db.inner");
    }

    @Test
    void aPlainAddressOfAnotherMachineIsRefused() {
        cloud.answer("{\"SessionId\":\"s-1\",\"WebSocketUrl\":\"ws://gw.example/session?token=tok\"}");

        assertThatThrownBy(() -> cloud.client().sessions().start(SessionRequest.shell(REGION, WEB)))
                .isInstanceOf(ProblemException.class)
                .hasMessageNotContaining("tok");
    }

    @Test
    void endingWhatIsGoneSucceeds() throws Exception {
        cloud.refuse(404, "InvalidSession.NotFound", "");

        cloud.client().sessions().end(REGION, "s-1");

        assertThat(parameters(cloud.next())).containsEntry("SessionId", "s-1");
    }

    @Test
    void endingInAnUnknownRegionDoesNot() {
        cloud.refuse(404, "InvalidRegionId.NotFound", "");

        assertThatThrownBy(() -> cloud.client().sessions().end(REGION, "s-1")).isInstanceOf(ProblemException.class);
    }

    @Test
    void sessionsAreRemembered() throws Exception {
        cloud.answer("""
                {"NextToken":"n","Sessions":{"Session":[{"SessionId":"s-9","ClientIP":"1.2.3.4","PortNumber":22,
                "IdentityType":"RAMUser","CreationTime":"2024-01-19T09:15:46Z","Connections":{"Connection":[
                {"InstanceId":"i-web01","Status":"Failed","ClosedReason":"AgentNotOnline"}]}}]}}""");

        Page<SessionRecord> page = cloud.client().sessions().history(REGION, Optional.of(WEB), Optional.empty());

        assertThat(page.next()).contains("n");
        SessionRecord session = page.rows().getFirst();
        assertThat(session.port()).contains(22);
        assertThat(session.connections().getFirst().closedReason()).isEqualTo("AgentNotOnline");
        assertThat(session.connections().getFirst().isLive()).isFalse();
    }

    @Test
    void theSwitchIsReadFromTheDocumentedPlace() throws Exception {
        cloud.answer("{\"SessionManagerConfig\":{\"SessionManagerEnabled\":false}}");

        assertThat(cloud.client().settings().sessionManagerEnabled(REGION)).contains(false);
    }

    @Test
    void theElderPlaceIsAskedWhereTheNewOneSaysNothing() throws Exception {
        cloud.refuse(404, "InvalidAction.NotFound", "").answer("{\"StatusValue\":\"disabled\"}");

        assertThat(cloud.client().settings().sessionManagerEnabled(REGION)).contains(false);
        cloud.next();
        assertThat(parameters(cloud.next())).containsEntry("statusKey", "sessionManagerStatus");
    }

    @Test
    void notBeingAllowedToKnowIsNoFailure() throws Exception {
        cloud.refuse(403, "Forbidden.RAM", "").refuse(403, "Forbidden.RAM", "");

        assertThat(cloud.client().settings().sessionManagerEnabled(REGION)).isEmpty();
    }

    @Test
    void theSwitchIsOneJsonParameter() throws Exception {
        cloud.answer("{}");

        cloud.client().settings().setSessionManager(REGION, true);

        assertThat(parameters(cloud.next()))
                .containsEntry("SettingType", "SessionManagerConfig")
                .containsEntry("SessionManagerConfig", "{\"SessionManagerEnabled\":true}");
    }

    @Test
    void powerActionsNameTheInstanceAlone() throws Exception {
        cloud.answer("{}").answer("{}").answer("{}");
        PowerActions power = cloud.client().power();

        power.start(REGION, WEB);
        power.stop(REGION, WEB, PowerActions.Manner.ORDERLY);
        power.reboot(REGION, WEB, PowerActions.Manner.FORCED);

        RecordedRequest start = cloud.next();
        assertThat(start.getHeaders().get("x-acs-action")).isEqualTo("StartInstance");
        assertThat(parameters(start)).containsOnlyKeys("InstanceId");
        assertThat(parameters(cloud.next())).containsEntry("ForceStop", "false");
        assertThat(parameters(cloud.next())).containsEntry("ForceStop", "true");
    }

    @Test
    void installingNamesEveryInstance() throws Exception {
        cloud.answer("{}");

        cloud.client().agents().install(REGION, List.of(WEB));

        assertThat(parameters(cloud.next())).containsEntry("InstanceId.1", "i-web01");
    }

    @Test
    void aRoleGivesTemporaryKeys() throws Exception {
        cloud.answer("""
                {"Credentials":{"AccessKeyId":"STS.x","AccessKeySecret":"s","SecurityToken":"t",
                "Expiration":"2026-04-09T11:52:19Z"}}""");

        var keys = cloud.client()
                .sts()
                .assumeRole(new StsActions.Role(
                        "acs:ram::1:role/r", "deck", java.time.Duration.ofHours(1), Optional.of("ext")));

        assertThat(keys.expires()).contains(Instant.parse("2026-04-09T11:52:19Z"));
        RecordedRequest request = cloud.next();
        assertThat(request.getHeaders().get("x-acs-version")).isEqualTo("2015-04-01");
        assertThat(parameters(request)).containsEntry("DurationSeconds", "3600").containsEntry("ExternalId", "ext");
    }

    @Test
    void aRootKeyIsNoticed() throws Exception {
        cloud.answer("{\"AccountId\":\"1\",\"IdentityType\":\"Account\"}");

        assertThat(cloud.client().sts().caller().isRoot()).isTrue();
    }
}
