package dev.ecsdeck.lab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.target.LabServices;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManyChannelsTest {
    private static final int MANY = 1000;
    private final Threads threads = new Threads((_, crash) -> {
        throw new AssertionError(crash);
    });
    private final Machine machine = GatewayRig.machine(AgentProfile.NEW);
    private GatewayRig rig;
    private LabServices services;

    @BeforeEach
    void start() throws Exception {
        rig = GatewayRig.start();
        services = new LabServices(threads, rig.targets);
    }

    @AfterEach
    void stop() {
        services.close();
        rig.close();
        threads.close();
    }

    private static RawClient get(LabSession session, String path) throws IOException {
        RawClient client = RawClient.connect(session.url());
        String request = "GET " + path + " HTTP/1.1\r\nHost: lab\r\n\r\n";
        client.send(Frame.of101(FrameType.INPUT, 1, 0, request.getBytes(StandardCharsets.US_ASCII)));
        return client;
    }

    @Test
    void theWebPageOfAMachineAnswers() throws Exception {
        try (RawClient client = get(rig.forward(machine, 80), "/")) {
            client.awaitScreen("HTTP/1.1 200 OK");
            client.awaitScreen("</html>");
        }
    }

    @Test
    void theDatabaseOfTheVpcGreetsFirst() throws Exception {
        try (RawClient client = RawClient.connect(
                rig.forward(machine, LabServices.DATABASE, 3306).url())) {
            client.awaitScreen("8.0.36-lab");
        }
    }

    @Test
    void aThousandChannelsOfOneSessionHoldAndLeaveNothingBehind() throws Exception {
        LabSession session = rig.forward(machine, 80);
        long before = descriptors();
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            clients.add(get(session, "/bytes/64"));
        }
        for (RawClient client : clients) {
            client.awaitScreen("Content-Length: 64");
        }
        assertThat(session.liveChannels()).isEqualTo(MANY);

        for (RawClient client : clients) {
            client.close();
        }

        Awaitility.await().until(() -> session.liveChannels() == 0 && rig.agents.running() == 0);
        Awaitility.await().until(() -> descriptors() <= before + 10);
    }

    private static long descriptors() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(open)) {
            return all.count();
        }
    }
}
