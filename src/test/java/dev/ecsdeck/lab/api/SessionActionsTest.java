package dev.ecsdeck.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.SignedClient.Answer;
import dev.ecsdeck.lab.fleet.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionActionsTest {
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

    @AfterEach
    void asItWas() {
        lab.switches().setSessionManager(true);
        lab.settings().change(_ -> LabSettings.fast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            web-01 | PortNumber=0                                       | 400 | PortNumber.Invalid
            web-01 | PortNumber=65536                                   | 400 | PortNumber.Invalid
            web-01 | PortNumber=ssh                                     | 400 | PortNumber.Invalid
            web-01 | ConnectionType=internet                            | 400 | InvalidParameter.ConnectionType
            web-01 | ClientToken=é                                      | 400 | InvalidClientToken.Malformed
            web-01 | ClientToken=*65                                    | 400 | InvalidClientToken.Malformed
            web-01 | InstanceId.2=i-x                                   | 403 | InstanceIds.ExceedLimit
            web-01 | InstanceId.2=i-x&CommandLine=ls                    | 403 | InvalidInstanceIds.CountLimitExceeded
            web-01 | CommandLine=ls&PortNumber=22                       | 403 | InvalidCommandLine.Conflict
            web-01 | TargetServer=db                                    | 403 | InvalidTargetServer.MissingPortNumber
            web-01 | CommandLine=*513                                   | 403 | InvalidCommandLine.LengthLimitExceeded
            web-01 | PortNumber=22&TargetServer=*129                    | 403 | InvalidTargetServer.LengthLimitExceeded
            web-01 | Username=*256                                      | 403 | Username.ExceedLimit
            web-01 | PasswordName=*256                                  | 403 | InvalidPasswordName.LengthLimitExceeded
            web-01 | EncryptionOptions={"Enabled":false,"Mode":"Auto"}  | 403 | InvalidEncryptionOptionsMode.EncryptionDisabled
            web-01 | EncryptionOptions={"Enabled":true,"Mode":"None"}   | 403 | InvalidParameter.EncryptionOptionsMode
            web-01 | EncryptionOptions={"Enabled":true,"Mode":"Kms"}    | 403 | MissingParameter.EncryptionOptionsKMSKeyId
            web-01 | EncryptionOptions={"Enabled":true,"KMSKeyId":"k"}  | 403 | InvalidParameter.EncryptionOptionsKMSKeyId
            web-01 | EncryptionOptions={"Enabled":true}&PortNumber=22   | 403 | InvalidEncryptionOptions.Conflict
            web-01 | EncryptionOptions=yes                              | 400 | InvalidParameter
            api-03 | EncryptionOptions={"Enabled":true}                 | 403 | UnsupportedAgentVersion.Encryption
            gateway-01 |                                                | 403 | InvalidOperation.SecurityGroupRuleDenied
            quota-01   |                                                | 403 | SessionCount.ExceedLimit
            legacy-01  | PortNumber=22                                  | 403 | PortForwarding.NotSupported
            locked-01  |                                                | 403 | Operation.Forbidden
            bj-dispatch-01 |                                            | 500 | InternalError.Dispatch
            bj-region-01   |                                            | 400 | RegionId.ApiNotSupported
            bj-ghost-01    |                                            | 404 | InvalidInstance.NotFound
            bj-slow-01     |                                            | 403 | IdempotentProcessing
            sg-edge-01     | ConnectionType=Intranet                    | 403 | InvalidOperation.ConnectionTypeUnsupported
            sg-vault-01    |                                            | 403 | Forbidden.RAM
            """)
    void everyDocumentedErrorIsReached(String machine, String parameters, int status, String code) throws Exception {
        Answer answer = startSession(machine, parameters == null ? "" : parameters);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void anUnknownRegionIsNotFound() throws Exception {
        Answer answer = client.call("StartTerminalSession", "RegionId", "mars-1", "InstanceId.1", "i-1");

        assertThat(answer.code()).isEqualTo("InvalidRegionId.NotFound");
    }

    @Test
    void anInstanceOfAnotherRegionIsNotFound() throws Exception {
        String id = lab.machine("sg-web-01").id().value();

        Answer answer = client.call("StartTerminalSession", "RegionId", "cn-hangzhou", "InstanceId.1", id);

        assertThat(answer.code()).isEqualTo("InvalidInstance.NotFound");
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void aSwitchedOffSessionManagerRefusesEverySession() throws Exception {
        lab.switches().setSessionManager(false);

        assertThat(startSession("web-01", "").code()).isEqualTo("UserBehavior.SessionManagerDisabled");
    }

    @Test
    void aDenialNamesTheInstance() throws Exception {
        Answer answer = startSession("sg-vault-01", "");

        assertThat(answer.text("/AccessDeniedDetail/NoPermissionType")).isEqualTo("ExplicitDeny");
        assertThat(answer.text("/AccessDeniedDetail/AuthResource"))
                .endsWith(lab.machine("sg-vault-01").id().value());
    }

    @Test
    void aSessionHasAUrlWithItsIdAndToken() throws Exception {
        Answer answer = startSession("web-01", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/WebSocketUrl"))
                .startsWith("ws://127.0.0.1:")
                .endsWith("?sessionId=" + answer.text("/SessionId") + "&token=" + answer.text("/SecurityToken"));
    }

    @Test
    void forwardsShellsAndEncryptionReachTheGateway() throws Exception {
        String forward = startSession("web-01", "PortNumber=3306&TargetServer=db.internal")
                .text("/SessionId");
        String shell =
                startSession("web-01", "CommandLine=top -b&Username=ecs-user").text("/SessionId");
        String secret = startSession("web-01", "EncryptionOptions={\"Enabled\":true,\"Mode\":\"Auto\"}")
                .text("/SessionId");

        var spec = lab.sessions().find(forward).orElseThrow().spec();
        assertThat(spec.port()).hasValue(3306);
        assertThat(spec.targetServer()).hasValue("db.internal");
        spec = lab.sessions().find(shell).orElseThrow().spec();
        assertThat(spec.commandLine()).hasValue("top -b");
        assertThat(spec.userName()).hasValue("ecs-user");
        assertThat(lab.sessions().find(secret).orElseThrow().spec().encrypted()).isTrue();
    }

    @Test
    void aClientTokenMakesOneSession() throws Exception {
        String first = startSession("web-02", "ClientToken=once-1").text("/SessionId");
        String again = startSession("web-02", "ClientToken=once-1").text("/SessionId");

        assertThat(again).isEqualTo(first);
        assertThat(startSession("web-02", "ClientToken=once-1&PortNumber=22").code())
                .isEqualTo("IdempotentParameterMismatch");
    }

    @Test
    void theRegionsQuotaIsKept() throws Exception {
        int used = lab.sessions().activeIn(lab.machine("sg-web-01").region());
        lab.settings().change(now -> now.withQuotas(used + 2, 20));
        String first = startSession("sg-web-01", "").text("/SessionId");
        startSession("sg-web-02", "");

        assertThat(startSession("sg-api-01", "").code()).isEqualTo("SessionCount.ExceedLimit");
        client.call("EndTerminalSession", "RegionId", "ap-southeast-1", "SessionId", first);
        assertThat(startSession("sg-api-01", "").status()).isEqualTo(200);
    }

    @Test
    void endingASessionThatIsNotThereIsNotFound() throws Exception {
        Answer answer = client.call("EndTerminalSession", "RegionId", "cn-hangzhou", "SessionId", "s-none");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void sessionsAreListedNewestFirstPageByPage() throws Exception {
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.addFirst(startSession("stage-web-01", "").text("/SessionId"));
        }
        String id = lab.machine("stage-web-01").id().value();

        List<String> listed = new ArrayList<>();
        String token = "";
        do {
            Answer page = client.call(
                    "DescribeTerminalSessions",
                    "RegionId",
                    "cn-hangzhou",
                    "InstanceId",
                    id,
                    "MaxResults",
                    "2",
                    "NextToken",
                    token);
            page.at("/Sessions/Session")
                    .forEach(row -> listed.add(row.path("SessionId").asString()));
            token = page.text("/NextToken");
        } while (!token.isEmpty());

        assertThat(listed).isEqualTo(started);
    }

    private static Answer startSession(String machine, String parameters) throws Exception {
        Machine there = lab.machine(machine);
        List<String> pairs = new ArrayList<>(List.of(
                "RegionId", there.region().value(), "InstanceId.1", there.id().value()));
        for (String pair : parameters.split("&")) {
            if (pair.contains("=")) {
                String value = pair.substring(pair.indexOf('=') + 1);
                pairs.add(pair.substring(0, pair.indexOf('=')));
                pairs.add(value.startsWith("*") ? "x".repeat(Integer.parseInt(value.substring(1))) : value);
            }
        }
        return client.call("StartTerminalSession", pairs.toArray(String[]::new));
    }
}
