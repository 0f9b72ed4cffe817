package dev.ecsdeck.forward;

import static dev.ecsdeck.forward.ForwardFixture.receive;
import static dev.ecsdeck.forward.ForwardFixture.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.forward.ConnectionRecord.Outcome;
import dev.ecsdeck.forward.LinkOpener.SessionChoice;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of connections while links cannot be had.
@Timeout(30)
class HoldingTest {
    private static final Problem LIMIT = new Problem.CloudRefused(
            Kind.LIMIT, "StartTerminalSession", "SessionLimit", "too many", "r", 403, Optional.empty());
    private static final Problem UNREACHABLE = new Problem.Unreachable("gateway", Problem.Hop.CONNECT, "refused");
    private static final Problem TAKEN = new Problem.SessionEnded("SessionIdDuplicated", "");
    private static final Problem STOPPED = new Problem.InstanceNotReady("i-1", Problem.Unready.NOT_RUNNING, "Stopped");

    private final ForwardFixture bench = new ForwardFixture(0);

    @AfterEach
    void close() {
        bench.close();
    }

    private ForwardState.Holding holding() {
        await().pollDelay(Duration.ZERO).until(() -> bench.forward.status().state() instanceof ForwardState.Holding);
        return (ForwardState.Holding) bench.forward.status().state();
    }

    @Test
    void atALimitConnectionsWaitWithTheReasonShownAndLoseNothing() throws Exception {
        bench.refusals = _ -> List.of(LIMIT);
        Socket local = bench.connect();
        send(local, "early");

        assertThat(holding().why()).isEqualTo(LIMIT);
        assertThat(bench.forward.status().waiting()).isEqualTo(1);
        bench.refusals = _ -> List.of();
        bench.workers.advance(Duration.ofSeconds(1));

        assertThat(receive(bench.target(), 5)).isEqualTo("early");
        assertThat(bench.forward.status().state()).isInstanceOf(ForwardState.Listening.class);
    }

    @Test
    void oneTriesForAllAndTheFirstSuccessLetsAllThrough() throws Exception {
        bench.refusals = _ -> List.of(UNREACHABLE);
        bench.connect();
        holding();
        int before = bench.openings();
        for (int i = 0; i < 20; i++) {
            bench.connect();
        }
        await().until(() -> bench.forward.status().waiting() == 21);
        bench.workers.advance(Duration.ofSeconds(1));

        await().until(() -> holding().attempt() == 2);
        assertThat(bench.openings()).isEqualTo(before + 1);
        bench.refusals = _ -> List.of();
        bench.workers.advance(Duration.ofSeconds(2));
        await().until(() -> bench.forward.status().open() == 21);
    }

    @Test
    void triesGoOnForEverAtMostThirtySecondsApart() throws Exception {
        bench.refusals = _ -> List.of(UNREACHABLE);
        bench.connect();
        holding();
        for (int attempt = 1; attempt <= 40; attempt++) {
            int now = attempt;
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> holding().attempt() == now);
            Duration wait =
                    Duration.between(bench.workers.clock().instant(), holding().nextTry());
            assertThat(wait).isBetween(Duration.ofMillis(750), Duration.ofSeconds(30));
            bench.workers.advance(wait);
        }
        bench.refusals = _ -> List.of();
        await().until(() -> {
            bench.workers.advance(Duration.ofSeconds(30));
            return bench.forward.status().open() == 1;
        });
    }

    @Test
    void wakingTriesAtOnce() {
        bench.refusals = _ -> List.of(UNREACHABLE);
        bench.connect();
        holding();
        bench.refusals = _ -> List.of();

        bench.forward.wake();

        await().until(() -> bench.forward.status().open() == 1);
    }

    @Test
    void theServicesOwnRetryTimeIsKept() {
        bench.refusals = _ -> List.of(new Problem.CloudRefused(
                Kind.LIMIT, "StartTerminalSession", "Throttling", "", "r", 503, Optional.of(Duration.ofMinutes(2))));
        bench.connect();

        assertThat(Duration.between(bench.workers.clock().instant(), holding().nextTry()))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void localProgramThatLeavesWhileItWaitsIsNotOpenedFor() throws Exception {
        bench.refusals = _ -> List.of(LIMIT);
        Socket local = bench.connect();
        holding();
        local.close();
        bench.workers.advance(Duration.ofMillis(500));

        await().until(() -> {
            bench.workers.advance(ForwardPlan.LINGER);
            return bench.forward.status().waiting() == 0;
        });
        assertThat(bench.targets).isEmpty();
    }

    @Test
    void nobodyIsSaidToTryOnceAllWhoWaitedHaveLeft() throws Exception {
        bench.refusals = _ -> List.of(LIMIT);
        Socket local = bench.connect();
        holding();
        local.setSoLinger(true, 0);
        local.close();
        await().until(() -> bench.forward.status().waiting() == 0);
        assertThat(holding().why()).isEqualTo(LIMIT);

        bench.workers.advance(Duration.ofSeconds(1));

        assertThat(bench.forward.status().state()).isInstanceOf(ForwardState.Listening.class);
        assertThat(bench.forward.status().standingFault())
                .get()
                .satisfies(fault -> assertThat(fault.problem()).isEqualTo(LIMIT));
    }

    @Test
    void openerThatBreaksDownResetsItsConnectionAndHoldsNobodyBack() throws Exception {
        bench.refusals = _ -> {
            throw new IllegalStateException("a bug");
        };
        Socket local = bench.connect();

        assertThatThrownBy(() -> local.getInputStream().read()).isInstanceOf(SocketException.class);

        await().until(() -> !bench.workers.takeCrashes().isEmpty());
        bench.refusals = _ -> List.of();
        send(bench.connect(), "x");
        assertThat(receive(bench.target(), 1)).isEqualTo("x");
    }

    @Test
    void refusedUrlIsReplacedForTheConnectionThatMetIt() throws Exception {
        bench.refusals = choice ->
                choice == SessionChoice.SHARED ? List.of(new Problem.GatewayRefused("gateway", 403)) : List.of();
        Socket local = bench.connect();

        send(bench.target(), "ok");

        assertThat(receive(local, 2)).isEqualTo("ok");
        assertThat(bench.choices).containsExactly(SessionChoice.SHARED, SessionChoice.FRESH);
    }

    @Test
    void takenChannelIdAsksForAFreshSessionAndIsRemembered() throws Exception {
        bench.refusals = choice -> choice == SessionChoice.SHARED ? List.of(TAKEN) : List.of();
        bench.connect();
        bench.target();
        bench.connect();
        bench.target();

        assertThat(bench.choices).containsExactly(SessionChoice.SHARED, SessionChoice.FRESH, SessionChoice.FRESH);
    }

    @Test
    void idTakenOnAFreshSessionTooMakesItWait() throws Exception {
        bench.refusals = _ -> List.of(TAKEN);
        bench.connect();

        assertThat(holding().why()).isEqualTo(TAKEN);
    }

    @Test
    void instanceThatIsNotReadyEndsTheConnectionAtOnce() throws Exception {
        bench.refusals = _ -> List.of(STOPPED);
        Socket local = bench.connect();

        assertThatThrownBy(() -> local.getInputStream().read()).isInstanceOf(SocketException.class);
        await().until(() -> bench.forward.status().lastFault().isPresent());
        assertThat(bench.forward.log()).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(line.problem()).contains(STOPPED);
        });
        assertThat(bench.forward.status().state()).isInstanceOf(ForwardState.Listening.class);
    }

    @Test
    void faultStandsUntilAConnectionOpensAgain() throws Exception {
        bench.refusals = _ -> List.of(STOPPED);
        bench.connect();
        await().until(() -> bench.forward.status().standingFault().isPresent());
        bench.refusals = _ -> List.of();
        bench.workers.advance(Duration.ofSeconds(1));

        bench.connect();
        bench.target();

        await().until(() -> bench.forward.status().standingFault().isEmpty());
        assertThat(bench.forward.status().lastFault()).isPresent();
    }

    @Test
    void closingFreesThoseWhoWait() {
        bench.refusals = _ -> List.of(LIMIT);
        Socket local = bench.connect();
        holding();

        bench.forward.close();

        assertThatThrownBy(() -> local.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThat(bench.forward.status().waiting()).isZero();
    }
}
