package dev.ecsdeck.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.cloud.SessionRequest.Network;
import dev.ecsdeck.model.InstanceId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// By which network the gateway is reached.
@SuppressWarnings("NullAway.Init")
class SessionNetworkTest {
    private static final SessionRequest PORT = SessionRequest.port(ScriptedCloud.REGION, new InstanceId("i-bp1"), 22);
    private static final SessionRequest SHELL = SessionRequest.shell(ScriptedCloud.REGION, new InstanceId("i-bp1"));

    private ScriptedCloud cloud;

    @BeforeEach
    void open() throws Exception {
        cloud = new ScriptedCloud();
        cloud.answer("{\"SessionId\":\"s-1\",\"SecurityToken\":\"t\",\"WebSocketUrl\":\"wss://gateway.example/?t=1\"}");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private Map<String, String> asked(EcsClient client, SessionRequest request) throws Exception {
        client.sessions().start(request);
        return ScriptedCloud.parameters(cloud.next());
    }

    @Test
    void aPortGoesOverTheUsualNetworkOfTheAccount() throws Exception {
        assertThat(asked(cloud.client().portsOver(() -> Network.INTRANET), PORT))
                .containsEntry("ConnectionType", "Intranet");
    }

    @Test
    void aPortThatAsksForTheIntranetGetsItAnyway() throws Exception {
        assertThat(asked(cloud.client(), PORT.withNetwork(Network.INTRANET)))
                .containsEntry("ConnectionType", "Intranet");
    }

    @Test
    void aShellGoesOverTheNetworkThatItAsksFor() throws Exception {
        assertThat(asked(cloud.client().portsOver(() -> Network.INTRANET), SHELL))
                .doesNotContainKey("ConnectionType");
    }
}
