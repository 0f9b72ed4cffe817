package dev.ecsdeck.forward;

import static dev.ecsdeck.forward.ForwardFixture.receive;
import static dev.ecsdeck.forward.ForwardFixture.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.problem.Problem;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WarmChannelsTest {
    private final ForwardFixture bench = new ForwardFixture(2);

    @AfterEach
    void close() {
        bench.close();
    }

    private void awaitWarm(int count) {
        await().until(() -> bench.forward.status().warm() == count);
    }

    @Test
    void connectionTakesTheLinkThatWaitsAndAnotherTakesItsPlace() throws Exception {
        awaitWarm(2);
        Link first = bench.target();
        Socket local = bench.connect();
        send(local, "GET");

        assertThat(receive(first, 3)).isEqualTo("GET");
        send(first, "200");
        assertThat(receive(local, 3)).isEqualTo("200");
        bench.workers.advance(Duration.ofSeconds(1));
        awaitWarm(2);
    }

    @Test
    void endOfTheTargetReachesTheConnectionThatTookTheLink() throws Exception {
        awaitWarm(2);
        Link first = bench.target();
        Socket local = bench.connect();
        send(local, "x");
        assertThat(receive(first, 1)).isEqualTo("x");

        first.closeOutput();

        assertThat(local.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void linkThatHasReceivedBytesIsClosedAndNotReplacedUntilItWouldHaveGrownOld() throws Exception {
        awaitWarm(2);
        Link first = bench.target();
        Link second = bench.target();
        send(first, "greeting");
        send(second, "greeting");

        awaitWarm(0);
        assertThat(receive(first, 1)).isEmpty();
        bench.workers.advance(Duration.ofSeconds(29));
        assertThat(bench.openings()).isEqualTo(2);
        bench.workers.advance(Duration.ofSeconds(2));
        awaitWarm(2);
    }

    @Test
    void linkThatHasEndedIsNotGivenToAnyone() throws Exception {
        awaitWarm(2);
        bench.target().closeOutput();
        bench.target().closeOutput();
        awaitWarm(0);

        Socket local = bench.connect();
        send(local, "x");

        assertThat(receive(bench.target(), 1)).isEqualTo("x");
    }

    @Test
    void oldLinksAreReplaced() throws Exception {
        awaitWarm(2);
        Link first = bench.target();

        bench.workers.advance(Duration.ofSeconds(31));

        assertThat(receive(first, 1)).isEmpty();
        await().until(() -> bench.openings() == 4);
        awaitWarm(2);
    }

    @Test
    void noneIsKeptForAForwardWithoutConnectionsForTwoMinutes() {
        awaitWarm(2);
        for (int i = 0; i < 5; i++) {
            bench.workers.advance(Duration.ofSeconds(31));
            await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        }

        awaitWarm(0);
        int before = bench.openings();
        bench.connect();
        await().until(() -> bench.openings() > before);
    }

    @Test
    void refusedWarmLinksAreNotAskedForAgainBeforeTheNextConnection() {
        awaitWarm(2);
        bench.refusals = _ -> List.of(new Problem.GatewayRefused("gateway", 403));
        bench.workers.advance(Duration.ofSeconds(31));
        awaitWarm(0);
        await().until(() -> bench.openings() > 2);
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        int asked = bench.openings();

        bench.workers.advance(Duration.ofSeconds(31));

        await().during(Duration.ofMillis(200)).until(() -> bench.openings() == asked);
    }

    @Test
    void closingClosesTheWarmOnesToo() throws Exception {
        awaitWarm(2);
        Link first = bench.target();

        bench.forward.close();

        assertThat(receive(first, 1)).isEmpty();
    }
}
