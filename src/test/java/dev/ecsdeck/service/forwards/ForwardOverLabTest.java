package dev.ecsdeck.service.forwards;

import static dev.ecsdeck.service.forwards.LabForwards.exchange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forwards through the Lab's gateway and agents to real ports: what the published command line was measured to get
/// wrong goes right, with agents of both builds.
@Tag("lab")
@Timeout(60)
class ForwardOverLabTest {
    private final LabForwards bench;
    private final Lab lab;
    private final ForwardService service;

    ForwardOverLabTest(@TempDir Path directory) {
        bench = new LabForwards(directory, real -> real);
        lab = bench.lab;
        service = bench.service;
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private HostAndPort echo(int build) throws Exception {
        return bench.forward(bench.machine(build), bench.server(LabForwards::echo));
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void bytesArriveAsTheyWereSent(int build) throws Exception {
        // Without a word about the pace both sides keep to that of the published ones.
        lab.settings().change(now -> now.withPacing(new LabSettings.Pacing(0, 2_000_000_000, 0)));
        HostAndPort at = echo(build);
        byte[] sent = new byte[3 * 1024 * 1024];
        new Random(build).nextBytes(sent);
        Socket local = bench.connect(at);
        bench.threads.start("sender", () -> {
            try {
                OutputStream out = local.getOutputStream();
                out.write(sent);
            } catch (IOException cut) {
                bench.crashes.add(cut);
            }
        });

        assertThat(local.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    }

    @Test
    void atALimitOfTheServiceConnectionsWaitWithTheReasonUntilASessionEnds() throws Exception {
        Machine machine = bench.machine(1065);
        service.run(ForwardRule.of("other", "other", machine.region(), machine.id(), 80));
        service.prepare("other");
        int used = lab.sessions().activeIn(machine.region());
        lab.settings().change(now -> now.withQuotas(used, 20));
        Socket local = bench.connect(echo(1065));
        await().until(() -> row("test").status().state() instanceof ForwardState.Holding);
        assertThat(((ForwardState.Holding) row("test").status().state()).why().kind())
                .isEqualTo(Kind.LIMIT);
        assertThat(row("test").status().waiting()).isEqualTo(1);

        service.stop("other");

        assertThat(exchange(local, "at last")).hasSize(7);
    }

    private ForwardRow row(String id) {
        return service.forwards().value().stream()
                .filter(row -> row.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hostBehindTheInstanceIsReached() throws Exception {
        lab.targets().put("db.internal", 3306, bench.server(LabForwards::echo));
        Machine machine = bench.machine(1065);
        service.run(ForwardRule.of("test", "test", machine.region(), machine.id(), 3306)
                .withTargetHost(Optional.of("db.internal")));

        assertThat(exchange(bench.connect(service.start("test")), "hello")).hasSize(5);
    }

    @Test
    void hundredConnectionsShareOneSession() throws Exception {
        HostAndPort at = echo(1065);
        List<Socket> locals = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            locals.add(bench.connect(at));
        }

        for (Socket local : locals) {
            assertThat(exchange(local, "hello")).hasSize(5);
        }
        assertThat(service.sessionIds()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void expiredUrlIsReplacedUnseen(int build) throws Exception {
        HostAndPort at = echo(build);
        exchange(bench.connect(at), "first");
        String session = service.sessionIds().iterator().next();
        lab.faults().on(session).expireUrls();

        assertThat(exchange(bench.connect(at), "second")).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void connectionUnderADroppedSocketEndsAsATcpErrorAndTheNextOneWorks(int build) throws Exception {
        HostAndPort at = echo(build);
        Socket local = bench.connect(at);
        exchange(local, "hello");

        lab.faults().everywhere().strike(Strike.ABRUPT);

        assertThatThrownBy(() -> {
                    while (exchange(local, "x").length > 0) {
                        // Until the loss is seen.
                    }
                    throw new IOException("ended in order");
                })
                .isInstanceOf(IOException.class);
        assertThat(exchange(bench.connect(at), "again")).hasSize(5);
    }
}
