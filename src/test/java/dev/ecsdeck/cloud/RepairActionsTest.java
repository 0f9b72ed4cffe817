package dev.ecsdeck.cloud;

import static dev.ecsdeck.cloud.ScriptedCloud.REGION;
import static dev.ecsdeck.cloud.ScriptedCloud.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.cloud.SecurityGroupActions.EgressRule;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepairActionsTest {
    private static final InstanceId WEB = new InstanceId("i-web01");
    private static final InstanceId DB = new InstanceId("i-db01");

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
    void aSuccessfulAnswerMayHoldFailures() throws Exception {
        cloud.answer("""
                {"FailCount":"1","TotalCount":"2","Results":{"Result":[
                {"InstanceId":"i-web01","Success":"true","Code":"200","Message":"successful"},
                {"InstanceId":"i-db01","Success":false,"Code":"IncorrectInstanceStatus","Message":"no"}]}}""");

        assertThat(cloud.client().keyPairs().attach(REGION, "kp", List.of(WEB, DB)))
                .containsExactly(
                        new BatchOutcome(WEB, true, "", ""),
                        new BatchOutcome(DB, false, "IncorrectInstanceStatus", "no"));
        assertThat(parameters(cloud.next())).containsEntry("InstanceIds", "[\"i-web01\",\"i-db01\"]");
    }

    @Test
    void anInstanceThatIsNotNamedFailsWhereSomethingFailed() throws Exception {
        cloud.answer("{\"FailCount\":1}").answer("{\"FailCount\":0}");

        assertThat(cloud.client()
                        .keyPairs()
                        .detach(REGION, "kp", List.of(WEB))
                        .getFirst()
                        .succeeded())
                .isFalse();
        assertThat(cloud.client()
                        .keyPairs()
                        .detach(REGION, "kp", List.of(WEB))
                        .getFirst()
                        .succeeded())
                .isTrue();
    }

    @Test
    void aPrivateKeyIsInNoText() throws Exception {
        cloud.answer("{\"KeyPairName\":\"kp\",\"PrivateKeyBody\":\"canary\"}");

        KeyPairActions.CreatedKeyPair created = cloud.client().keyPairs().create(REGION, "kp");

        assertThat(created.privateKey()).isEqualTo("canary");
        assertThat(created.toString()).doesNotContain("canary");
    }

    @Test
    void keyPairsAreWalkedByPageNumbers() throws Exception {
        cloud.answer("{\"TotalCount\":2,\"KeyPairs\":{\"KeyPair\":[{\"KeyPairName\":\"a\"}]}}")
                .answer("{\"TotalCount\":2,\"KeyPairs\":{\"KeyPair\":[{\"KeyPairName\":\"b\"}]}}");

        assertThat(cloud.client().keyPairs().list(REGION))
                .extracting(KeyPairActions.KeyPair::name)
                .containsExactly("a", "b");
        cloud.next();
        assertThat(parameters(cloud.next())).containsEntry("PageNumber", "2");
    }

    @Test
    void aCountThatPromisesTooMuchEndsTheWalk() throws Exception {
        cloud.answer("{\"TotalCount\":9,\"KeyPairs\":{\"KeyPair\":[]}}");

        assertThat(cloud.client().keyPairs().list(REGION)).isEmpty();
    }

    @Test
    void aPasswordGoesInTheBodyAlone() throws Exception {
        cloud.answer("{}");

        cloud.client().attributes().setPassword(REGION, WEB, "Canary-123");

        RecordedRequest request = cloud.next();
        assertThat(request.getTarget()).doesNotContain("Canary");
        assertThat(Objects.requireNonNull(request.getBody()).utf8()).isEqualTo("Password=Canary-123");
    }

    @Test
    void rulesForWhatGoesOutAreRead() throws Exception {
        cloud.answer("""
                {"Permissions":{"Permission":[
                {"Direction":"egress","Policy":"Drop","IpProtocol":"tcp","PortRange":"443/443","Priority":"5",
                 "DestCidrIp":"0.0.0.0/0","Description":"closed"},
                {"Direction":"ingress","Policy":"Accept","IpProtocol":"ALL","PortRange":"-1/-1","Priority":"1"}]}}""");

        assertThat(cloud.client().securityGroups().egress(REGION, "sg-1"))
                .containsExactly(
                        new EgressRule("sg-1", false, "TCP", "443/443", 5, "0.0.0.0/0", "closed", Optional.empty()));
    }

    @Test
    void aRuleIsAddedAsItIsShown() throws Exception {
        cloud.answer("{}");

        cloud.client()
                .securityGroups()
                .allow(
                        REGION,
                        new EgressRule("sg-1", true, "TCP", "443/443", 1, "100.100.0.0/16", "agent", Optional.empty()));

        assertThat(parameters(cloud.next()))
                .containsEntry("SecurityGroupId", "sg-1")
                .containsEntry("Permissions.1.Policy", "accept")
                .containsEntry("Permissions.1.DestCidrIp", "100.100.0.0/16");
    }

    @Test
    void advancedGroupsAreToldFromBasicOnes() throws Exception {
        cloud.answer("""
                {"SecurityGroups":{"SecurityGroup":[
                {"SecurityGroupId":"sg-1","SecurityGroupType":"enterprise"},
                {"SecurityGroupId":"sg-2","SecurityGroupType":"normal"}]}}""");

        assertThat(cloud.client().securityGroups().groups(REGION, List.of("sg-1", "sg-2")))
                .extracting(SecurityGroupActions.Group::advanced)
                .containsExactly(true, false);
    }

    @Test
    void aManagedMachineIsAnInstanceToo() throws Exception {
        cloud.answer("""
                {"Instances":[{"InstanceId":"mi-1","InstanceName":"rack","Connected":true,"AgentVersion":"2.2.3.857",
                "OsType":"Linux","IntranetIp":"10.0.0.9","Tags":[{"TagKey":"env","TagValue":"lab"}]},
                {"InstanceId":"mi-2","Hostname":"gone","Connected":false}]}""");

        List<Instance> machines =
                cloud.client().managedInstances().page(REGION, Optional.empty()).rows();

        assertThat(machines).extracting(Instance::label).containsExactly("rack", "gone");
        assertThat(machines.getFirst().agent()).isInstanceOf(AgentStatus.Online.class);
        assertThat(machines.getFirst().tags()).containsEntry("env", "lab");
        assertThat(machines.getLast().state()).isEqualTo(InstanceState.OTHER);
    }

    @Test
    void publicCommandsAreAskedForByTheirProvider() throws Exception {
        cloud.answer("""
                {"Commands":{"Command":[{"CommandId":"c-1","Name":"n","CommandContent":"ZWNobyAx",
                "ParameterNames":{"ParameterName":["a"]}}]}}""");

        CatalogActions.KeptCommand command = cloud.client()
                .catalog()
                .commands(REGION, CatalogActions.Shelf.PUBLIC, Optional.empty(), Optional.empty())
                .rows()
                .getFirst();

        assertThat(command.content()).isEqualTo("echo 1");
        assertThat(command.parameters()).containsExactly("a");
        assertThat(parameters(cloud.next())).containsEntry("Provider", "AlibabaCloud");
    }

    @Test
    void runsAreRemembered() throws Exception {
        cloud.answer("""
                {"NextToken":"n","Invocations":{"Invocation":[{"InvokeId":"t-1","InvocationStatus":"Success",
                "InvokeInstances":{"InvokeInstance":[{},{}]}}]}}""");

        Page<CatalogActions.Invocation> page = cloud.client().catalog().invocations(REGION, Optional.empty());

        assertThat(page.rows().getFirst().instances()).isEqualTo(2);
        assertThat(page.next()).contains("n");
    }

    @Test
    void theScreensAddressIsRead() throws Exception {
        cloud.answer("{\"VncUrl\":\"wss://x\"}");

        assertThat(cloud.client().attributes().screenUrl(REGION, WEB)).isEqualTo("wss://x");
    }
}
