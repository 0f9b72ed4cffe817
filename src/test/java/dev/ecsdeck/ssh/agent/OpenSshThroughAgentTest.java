package dev.ecsdeck.ssh.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.RealSshd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The system's own `ssh` logs in to the system's own `sshd` with a key that only our agent holds.
@Tag("openssh")
class OpenSshThroughAgentTest {
    @TempDir
    Path scratch;

    @Test
    void systemSshLogsInWhileTheKeyIsGoodAndNotLater() throws Exception {
        assumeTrue(RealSshd.isInstalled(), "OpenSSH's sshd and ssh are not installed");
        ManualWorkers workers = new ManualWorkers();
        try (TemporaryKey key = TemporaryKey.make(KeyKind.RSA_2048, "ecs-deck");
                RealSshd sshd = RealSshd.start(scratch, key.publicLine());
                AgentSocket agent = AgentSocket.open(
                        Path.of("/tmp"),
                        key,
                        new AgentRules(
                                sshd.user(),
                                List.of(new HostKeyPin("ssh-ed25519", sshd.hostKeyBase64())),
                                workers.clock().instant().plusSeconds(60)),
                        workers)) {
            RealSshd.Answer inTime = sshd.ssh(agent.path(), "echo in-$((40+2))");
            workers.advance(Duration.ofSeconds(60));
            RealSshd.Answer tooLate = sshd.ssh(agent.path(), "echo in-$((40+2))");

            assertThat(inTime.output()).contains("in-42");
            assertThat(inTime.status()).isZero();
            assertThat(tooLate.status()).isEqualTo(255);
            assertThat(tooLate.output()).contains("Permission denied");
        }
    }
}
