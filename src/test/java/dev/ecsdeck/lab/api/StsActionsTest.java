package dev.ecsdeck.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.SignedClient.Answer;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StsActionsTest {
    private static final String ADMIN = "acs:ram::1234567890123456:role/deck-admin";

    private final ManualWorkers workers = new ManualWorkers();
    private Lab lab;

    @BeforeEach
    void start() throws IOException {
        lab = Lab.start(LabSettings.fast(), Fleet.standard(), workers);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void identitiesTellWhoseAKeyIs() throws Exception {
        assertThat(call(lab.keys().main(), "GetCallerIdentity").text("/IdentityType"))
                .isEqualTo("RAMUser");
        assertThat(call(lab.keys().root(), "GetCallerIdentity").text("/IdentityType"))
                .isEqualTo("Account");
        assertThat(call(lab.keys().browser(), "GetCallerIdentity").text("/Arn")).endsWith(":user/deck-reader");
    }

    @Test
    void theAccountItselfMayNotAssumeARole() throws Exception {
        Answer answer = call(lab.keys().root(), "AssumeRole", "RoleArn", ADMIN, "RoleSessionName", "alice");

        assertThat(answer.code()).isEqualTo("NoPermission");
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aUserWithoutThePermissionMayNotAssumeARole() throws Exception {
        Answer answer = call(lab.keys().browser(), "AssumeRole", "RoleArn", ADMIN, "RoleSessionName", "alice");

        assertThat(answer.code()).isEqualTo("NoPermission");
    }

    @Test
    void badParametersAreNamed() throws Exception {
        LabKey main = lab.keys().main();

        assertThat(call(main, "AssumeRole", "RoleArn", "role/x", "RoleSessionName", "alice")
                        .code())
                .isEqualTo("InvalidParameter.RoleArn");
        assertThat(call(main, "AssumeRole", "RoleArn", ADMIN.replace("admin", "none"), "RoleSessionName", "alice")
                        .code())
                .isEqualTo("EntityNotExist.Role");
        assertThat(call(main, "AssumeRole", "RoleArn", ADMIN, "RoleSessionName", "a b")
                        .code())
                .isEqualTo("InvalidParameter.RoleSessionName");
        assertThat(call(main, "AssumeRole", "RoleArn", ADMIN, "RoleSessionName", "alice", "DurationSeconds", "899")
                        .code())
                .isEqualTo("InvalidParameter.DurationSeconds");
    }

    @Test
    void aTemporaryKeyWorksUntilItEnds() throws Exception {
        LabKey key = assume("900");
        assertThat(key.id()).startsWith("STS.");
        assertThat(call(key, "DescribeRegions").status()).isEqualTo(200);
        assertThat(call(key, "GetCallerIdentity").text("/IdentityType")).isEqualTo("AssumedRoleUser");

        workers.advance(Duration.ofSeconds(901));

        assertThat(call(key, "DescribeRegions").code()).isEqualTo("InvalidSecurityToken.Expired");
    }

    @Test
    void aTemporaryKeyNeedsItsOwnToken() throws Exception {
        LabKey one = assume("3600");
        LabKey two = assume("3600");

        assertThat(call(with(one, ""), "DescribeRegions").code()).isEqualTo("MissingSecurityToken");
        assertThat(call(with(one, "cut"), "DescribeRegions").code()).isEqualTo("InvalidSecurityToken.Malformed");
        assertThat(call(with(one, two.token()), "DescribeRegions").code())
                .isEqualTo("InvalidSecurityToken.MismatchWithAccessKey");
    }

    @Test
    void aPolicyOfTheCallNarrowsTheKey() throws Exception {
        LabKey key = assume(
                "3600",
                "Policy",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"ecs:DescribeRegions\"],"
                        + "\"Resource\":\"*\"}]}");

        assertThat(call(key, "DescribeRegions").status()).isEqualTo(200);
        assertThat(call(key, "DescribeInstances", "RegionId", "cn-hangzhou").code())
                .isEqualTo("Forbidden.RAM");
    }

    private LabKey assume(String seconds, String... more) throws Exception {
        String[] pairs = new String[6 + more.length];
        System.arraycopy(
                new String[] {"RoleArn", ADMIN, "RoleSessionName", "alice", "DurationSeconds", seconds},
                0,
                pairs,
                0,
                6);
        System.arraycopy(more, 0, pairs, 6, more.length);
        Answer answer = call(lab.keys().main(), "AssumeRole", pairs);
        assertThat(answer.status()).isEqualTo(200);
        return new LabKey(
                answer.text("/Credentials/AccessKeyId"),
                answer.text("/Credentials/AccessKeySecret"),
                answer.text("/Credentials/SecurityToken"),
                Optional.empty(),
                true,
                lab.keys().main().owner());
    }

    private static LabKey with(LabKey key, String token) {
        return new LabKey(key.id(), key.secret(), token, key.expires(), true, key.owner());
    }

    private Answer call(LabKey key, String action, String... pairs) throws Exception {
        try (SignedClient client = new SignedClient(lab.endpoint(), key)) {
            client.now = workers.clock().instant();
            return client.call(action, pairs);
        }
    }
}
