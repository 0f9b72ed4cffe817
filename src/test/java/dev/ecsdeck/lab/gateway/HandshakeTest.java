package dev.ecsdeck.lab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.AgentProfile.Health;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.StatusCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HandshakeTest {
    private GatewayRig rig;
    private Machine machine;

    @BeforeEach
    void start() throws Exception {
        rig = GatewayRig.start();
        machine = GatewayRig.machine(AgentProfile.NEW);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static String status(URI url) throws Exception {
        return RawClient.statusOf(url, "GET", "Upgrade");
    }

    @Test
    void aWrongTokenIsForbidden() throws Exception {
        LabSession session = rig.shell(machine);

        assertThat(status(URI.create(session.url().toString().replace("token=", "token=0"))))
                .contains(" 403 ");
    }

    @Test
    void anUnknownSessionIsForbidden() throws Exception {
        LabSession session = rig.shell(machine);

        assertThat(status(URI.create(session.url().toString().replace("sessionId=s-", "sessionId=x-"))))
                .contains(" 403 ");
    }

    @Test
    void theQueryKeyIsSpelledInOneWayOnly() throws Exception {
        LabSession session = rig.shell(machine);

        assertThat(status(URI.create(session.url().toString().replace("sessionId", "sessionid"))))
                .contains(" 403 ");
    }

    @Test
    void anEndedSessionIsForbidden() throws Exception {
        LabSession session = rig.shell(machine);
        rig.gateway.sessions().end(session.id());

        assertThat(status(session.url())).contains(" 403 ");
    }

    @Test
    void anExpiredUrlOpensNothingNew() throws Exception {
        LabSession session = rig.shell(machine);
        rig.settings.change(now -> now.withUrlLife(Duration.ZERO));

        assertThat(status(session.url())).contains(" 403 ");
    }

    @Test
    void aPostIsABadRequest() throws Exception {
        assertThat(RawClient.statusOf(rig.shell(machine).url(), "POST", "Upgrade"))
                .contains(" 400 ");
    }

    @Test
    void plainHttpIsToldToUpgrade() throws Exception {
        assertThat(RawClient.statusOf(rig.shell(machine).url(), "GET", "keep-alive"))
                .contains(" 426 ");
    }

    @Test
    void aFaultRefusesEvenTheGoodOnes() throws Exception {
        LabSession session = rig.shell(machine);
        rig.faults.on(session.id()).refuseUpgrades(502);

        assertThat(status(session.url())).contains(" 502 ");
        assertThat(status(rig.shell(machine).url())).contains(" 101 ");
    }

    @Test
    void aMachineThatDoesNotRunAbortsTheChannel() throws Exception {
        machine.become(InstanceState.STOPPED);

        assertThat(abortedBy(rig.shell(machine))).isEqualTo("InstanceNotRunning");
    }

    @Test
    void eachIllAgentAbortsTheChannelWithItsReason() throws Exception {
        machine.replaceAgent(AgentProfile.NEW.with(Health.MISSING));
        assertThat(abortedBy(rig.shell(machine))).isEqualTo("AgentNotOnline");
        machine.replaceAgent(AgentProfile.NEW.with(Health.TOO_OLD));
        assertThat(abortedBy(rig.shell(machine))).isEqualTo("AgentNeedUpgrade");
        machine.replaceAgent(AgentProfile.NEW.with(Health.SILENT));
        assertThat(abortedBy(rig.shell(machine))).isEqualTo("DeliveryTimeout");
    }

    private static String abortedBy(LabSession session) throws Exception {
        try (RawClient client = RawClient.connect(session.url())) {
            Frame aborted = client.awaitStatus(StatusCode.ABORTED);
            client.awaitEnd();
            assertThat(session.connections().getFirst().status()).isEqualTo(ConnectionRecord.Status.FAILED);
            return new String(aborted.payload(), 1, aborted.payload().length - 1, StandardCharsets.US_ASCII);
        }
    }
}
