package dev.ecsdeck.lab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.SignedClient.Answer;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Logons;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogonActionsTest {
    private static final String RSA = "ssh-rsa " + "AAAAB3NzaC1yc2EAAAADAQABAAABgQC7".repeat(4) + " me";

    private static Lab lab;
    private static SignedClient client;

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(LabSettings.fast());
        client = new SignedClient(lab.endpoint(), lab.keys().main());
    }

    @AfterAll
    static void stop() {
        client.close();
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Short1!", "alllowercase", "NoDigitsHere", "ThisOneIsMuchTooLong1234567890!", "Blank 1234"})
    void aWeakPasswordIsRefused(String password) throws Exception {
        assertThat(modify("web-01", password).code()).isEqualTo("InvalidPassword.Malformed");
    }

    @Test
    void aLockedMachineKeepsItsPassword() throws Exception {
        assertThat(modify("locked-01", "Right4you").code()).isEqualTo("InstanceLockedForSecurity");
    }

    @Test
    void aPasswordIsTheNewOneAfterTheRestartOnly() throws Exception {
        isolating();
        Machine machine = lab.machine("web-01");
        Logons logons = lab.workshop().logons();
        assertThat(modify("web-01", "Right:4you:").status()).isEqualTo(200);
        assertThat(logons.takesPassword(machine, "root", "Right:4you:")).isFalse();

        client.call("RebootInstance", "InstanceId", machine.id().value());

        await().atMost(Duration.ofSeconds(20)).until(() -> logons.takesPassword(machine, "root", "Right:4you:"));
        assertThat(logons.takesPassword(machine, "root", "Right:4you")).isFalse();
        assertThat(logons.takesPassword(machine, "nobody", "Right:4you:")).isFalse();
    }

    @Test
    void anAttachedKeyComesWithTheRestartAndSwitchesPasswordsOff() throws Exception {
        isolating();
        Machine machine = lab.machine("web-02");
        Logons logons = lab.workshop().logons();
        client.call("ImportKeyPair", "RegionId", "cn-hangzhou", "KeyPairName", "deck", "PublicKeyBody", RSA);
        Answer attached = pair("AttachKeyPair", "deck", "web-02");
        assertThat(attached.text("/FailCount")).isEqualTo("0");
        assertThat(machine.keyPairName()).isEqualTo("deck");
        assertThat(logons.authorizedKeys(machine, "root")).isEmpty();

        client.call("RebootInstance", "InstanceId", machine.id().value());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> lab.workshop()
                        .keys()
                        .sshSetting(machine, "passwordauthentication")
                        .equals("no"));
        assertThat(logons.authorizedKeys(machine, "root"))
                .singleElement()
                .asString()
                .startsWith(RSA);
        assertThat(client.call("DeleteKeyPairs", "RegionId", "cn-hangzhou", "KeyPairNames", "[\"deck\"]")
                        .code())
                .isEqualTo("InvalidParameter.KeypairAlreadyAttachedInstance");
        assertThat(pair("DetachKeyPair", "deck", "web-02").text("/FailCount")).isEqualTo("0");
        assertThat(client.call("DeleteKeyPairs", "RegionId", "cn-hangzhou", "KeyPairNames", "[\"deck\"]")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void failuresComeWithAGoodStatus() throws Exception {
        client.call("ImportKeyPair", "RegionId", "ap-southeast-1", "KeyPairName", "sg", "PublicKeyBody", RSA);
        String windows = lab.machine("sg-win-02").id().value();

        Answer answer = client.call(
                "AttachKeyPair",
                "RegionId",
                "ap-southeast-1",
                "KeyPairName",
                "sg",
                "InstanceIds",
                "[\"" + windows + "\",\"i-none\"]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/FailCount")).isEqualTo("2");
        assertThat(answer.text("/Results/Result/0/Code")).isEqualTo("DependencyViolation.WindowsInstance");
        assertThat(answer.text("/Results/Result/1/Code")).isEqualTo("InvalidInstanceId.NotFound");
    }

    @Test
    void aCreatedPairShowsItsPrivateHalfOnce() throws Exception {
        Answer created = client.call("CreateKeyPair", "RegionId", "cn-beijing", "KeyPairName", "fresh");
        Answer listed = client.call("DescribeKeyPairs", "RegionId", "cn-beijing", "KeyPairName", "fre*");

        assertThat(created.text("/PrivateKeyBody")).startsWith("-----BEGIN RSA PRIVATE KEY-----\nMII");
        assertThat(listed.text("/KeyPairs/KeyPair/0/KeyPairFingerPrint"))
                .isEqualTo(created.text("/KeyPairFingerPrint"))
                .matches("([0-9a-f]{2}:){15}[0-9a-f]{2}");
        assertThat(listed.json().toString()).doesNotContain("PRIVATE");
        assertThat(client.call("CreateKeyPair", "RegionId", "cn-beijing", "KeyPairName", "fresh")
                        .code())
                .isEqualTo("KeyPair.AlreadyExist");
    }

    @Test
    void namesAndKeysOfTheWrongKindAreRefused() throws Exception {
        assertThat(client.call("CreateKeyPair", "RegionId", "cn-beijing", "KeyPairName", "1x")
                        .code())
                .isEqualTo("InvalidKeyPairName.Malformed");
        assertThat(client.call(
                                "ImportKeyPair",
                                "RegionId",
                                "cn-beijing",
                                "KeyPairName",
                                "ed",
                                "PublicKeyBody",
                                RSA.replace("ssh-rsa", "ssh-ed25519"))
                        .code())
                .isEqualTo("InvalidPublicKeyBody.ValueNotSupported");
        assertThat(client.call(
                                "ImportKeyPair",
                                "RegionId",
                                "cn-beijing",
                                "KeyPairName",
                                "cut",
                                "PublicKeyBody",
                                "ssh-rsa " + "A".repeat(61))
                        .code())
                .isEqualTo("InvalidPublicKeyBody.ValueNotSupported");
    }

    @Test
    void theScreenOfARunningMachineHasAPage() throws Exception {
        String id = lab.machine("web-01").id().value();

        assertThat(client.call("DescribeInstanceVncUrl", "RegionId", "cn-hangzhou", "InstanceId", id)
                        .text("/VncUrl"))
                .startsWith(lab.endpoint().toString());
        id = lab.machine("stage-db-01").id().value();
        assertThat(client.call("DescribeInstanceVncUrl", "RegionId", "cn-hangzhou", "InstanceId", id)
                        .code())
                .isEqualTo("IncorrectInstanceStatus");
    }

    @Test
    void theMissingOutboundRulesBringAnAgentBack() throws Exception {
        Machine machine = lab.machine("worker-04");
        String group = machine.facts().securityGroups().getFirst();
        assertThat(client.call("DescribeSecurityGroups", "RegionId", "cn-hangzhou", "SecurityGroupId", group)
                        .text("/SecurityGroups/SecurityGroup/0/SecurityGroupType"))
                .isEqualTo("enterprise");

        egress(group, "TCP", "443/443", "100.100.0.0/16");
        assertThat(machine.isCutOff()).isTrue();
        egress(group, "UDP", "53/53", "0.0.0.0/0");

        assertThat(machine.isCutOff()).isFalse();
        assertThat(client.call(
                                "DescribeSecurityGroupAttribute",
                                "RegionId",
                                "cn-hangzhou",
                                "SecurityGroupId",
                                group,
                                "Direction",
                                "egress")
                        .at("/Permissions/Permission"))
                .hasSize(2)
                .allSatisfy(rule -> assertThat(rule.path("Priority").isString()).isTrue());
    }

    @Test
    void anInboundRuleIsRevoked() throws Exception {
        String group = lab.machine("web-01").facts().securityGroups().getFirst();
        Answer revoked = client.call(
                "RevokeSecurityGroup",
                "RegionId",
                "cn-hangzhou",
                "SecurityGroupId",
                group,
                "Permissions.1.IpProtocol",
                "tcp",
                "Permissions.1.PortRange",
                "22/22",
                "Permissions.1.SourceCidrIp",
                "0.0.0.0/0");

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(client.call("DescribeSecurityGroupAttribute", "RegionId", "cn-hangzhou", "SecurityGroupId", group)
                        .at("/Permissions/Permission"))
                .hasSize(1);
    }

    @Test
    void networksAreListed() throws Exception {
        Answer answer = client.call("2016-04-28", "DescribeVpcs", new String[] {
            "RegionId", "cn-hangzhou", "VpcId", lab.machine("web-01").facts().vpcId()
        });

        assertThat(answer.at("/TotalCount").asInt()).isEqualTo(1);
        assertThat(answer.text("/Vpcs/Vpc/0/VpcId"))
                .isEqualTo(lab.machine("web-01").facts().vpcId());
    }

    private static void isolating() {
        assumeTrue(lab.workshop().runner().isIsolating(lab.machine("web-01")), "this machine keeps nothing apart");
    }

    private static void egress(String group, String protocol, String ports, String network) throws Exception {
        List<String> pairs = new ArrayList<>(List.of("RegionId", "cn-hangzhou", "SecurityGroupId", group));
        pairs.addAll(List.of("Permissions.1.IpProtocol", protocol, "Permissions.1.PortRange", ports));
        pairs.addAll(List.of("Permissions.1.DestCidrIp", network, "Permissions.1.Policy", "Accept"));
        assertThat(client.call("AuthorizeSecurityGroupEgress", pairs.toArray(String[]::new))
                        .status())
                .isEqualTo(200);
    }

    private static Answer modify(String machine, String password) throws Exception {
        return client.call(
                "ModifyInstanceAttribute",
                "InstanceId",
                lab.machine(machine).id().value(),
                "Password",
                password);
    }

    private static Answer pair(String action, String pair, String machine) throws Exception {
        return client.call(
                action,
                "RegionId",
                "cn-hangzhou",
                "KeyPairName",
                pair,
                "InstanceIds",
                "[\"" + lab.machine(machine).id() + "\"]");
    }
}
