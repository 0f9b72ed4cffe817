package dev.ecsdeck.lab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("lab")
@Timeout(30)
class ShellStartTest {
    private final Machine machine = GatewayRig.machine(AgentProfile.NEW);
    private GatewayRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = GatewayRig.start();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void expectFailure(LabSession session, String code) throws Exception {
        try (RawClient client = RawClient.connect(session.url())) {
            Frame last = client.awaitStatus(StatusCode.CLOSED);
            assertThat(new String(last.payload(), 1, last.payload().length - 1, StandardCharsets.US_ASCII))
                    .isEqualTo("OpenPtyFailed");
            client.awaitEnd();
            if (session.spec().machine().agent().build() >= 1065) {
                assertThat(client.screen()).contains("The session has terminated. " + code + ": ");
            } else {
                assertThat(client.screen()).isEmpty();
            }
        }
        Awaitility.await().until(() -> session.liveChannels() == 0);
        assertThat(session.connections().getFirst().closedReason()).contains(code);
    }

    @Test
    void aUserWhoDoesNotExistIsNamed() throws Exception {
        expectFailure(
                rig.gateway.sessions().open(GatewayRig.spec(machine, Optional.empty(), Optional.of("nobody-x"), false)),
                "UserNotExists");
    }

    @Test
    void anOldAgentEndsWithoutAWord() throws Exception {
        Machine old = GatewayRig.machine(AgentProfile.OLD);

        expectFailure(
                rig.gateway.sessions().open(GatewayRig.spec(old, Optional.empty(), Optional.of("nobody-x"), false)),
                "UserNotExists");
    }

    @Test
    void aCommandLineWithAnOpenQuoteIsMalformed() throws Exception {
        expectFailure(rig.command(machine, "echo 'half"), "MalformedCommandLine");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() throws Exception {
        expectFailure(rig.command(machine, "no-such-program --at all"), "ShellCommandNotFound");
    }

    @Test
    void aFileThatMayNotBeRunIsNamed() throws Exception {
        expectFailure(rig.command(machine, "/etc/passwd"), "ShellCommandPermissionDenied");
    }

    @Test
    void aCommandLineRunsInPlaceOfTheShell() throws Exception {
        try (RawClient client = RawClient.connect(
                rig.command(machine, "sh -c 'echo \"two  words\" in $PWD'").url())) {
            client.awaitScreen("two  words in " + Path.of(System.getProperty("user.home")));
            client.awaitStatus(StatusCode.CLOSED);
        }
    }

    @Test
    void chineseTextIsNeverCutWithinACharacter() throws Exception {
        String command = "sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do printf %0300d 0 | sed s/0/\u4f60\u597d/g; done'";
        try (RawClient client = RawClient.connect(rig.command(machine, command).url())) {
            client.awaitStatus(StatusCode.CLOSED);

            assertThat(client.screen()).isEqualTo("\u4f60\u597d".repeat(3000));
            assertThat(client.seen().stream()
                            .filter(frame -> frame.type() == FrameType.OUTPUT)
                            .map(frame -> new String(frame.payload(), StandardCharsets.UTF_8)))
                    .noneMatch(text -> text.contains("\ufffd"))
                    .allMatch(text -> text.getBytes(StandardCharsets.UTF_8).length <= 1024);
        }
    }

    @Test
    void theEndOfTheLabLeavesNoProgramBehind() throws Exception {
        try (RawClient client = RawClient.connect(
                rig.command(machine, "sh -c 'sleep 1234 & sleep 1235'").url())) {
            client.awaitStatus(StatusCode.OPENED);
            Awaitility.await().until(() -> sleepers().size() == 2);

            rig.close();

            client.awaitEnd();
            Awaitility.await().until(() -> sleepers().isEmpty());
            assertThat(rig.agents.running()).isZero();
        }
    }

    private static List<String> sleepers() {
        try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
            return all.map(ProcessHandle::info)
                    .flatMap(info -> info.commandLine().stream())
                    .filter(line -> line.contains("sleep 123") && !line.contains("sh -c"))
                    .toList();
        }
    }

    @Test
    void aWindowsMachineAnswersAndSaysThatItIsSimulated() throws Exception {
        Machine windows = GatewayRig.machine(AgentProfile.NEW, true);
        try (RawClient client = RawClient.connect(rig.shell(windows).url())) {
            client.awaitScreen("simulated by the Lab");
            client.type("cd C:\\Users\rdir\rec\bcho hello\r");
            client.awaitScreen("Administrator");
            client.awaitScreen("\r\nhello\r\n");

            client.type("exit\r");

            client.awaitStatus(StatusCode.CLOSED);
        }
    }

    @Test
    void aTypistIsNotHeldUpByAProgramThatReadsNothing() throws Exception {
        try (RawClient client =
                RawClient.connect(rig.command(machine, "sleep 60").url())) {
            client.awaitStatus(StatusCode.OPENED);
            Awaitility.await().until(() -> rig.agents.running() == 1);

            for (int i = 0; i < 300; i++) {
                client.type("x".repeat(999) + "\r");
            }

            client.sendFrame(9, new byte[] {1});
            assertThat(client.await(frame -> frame.type() == 1010).payload()).containsExactly(1);
        }
    }
}
