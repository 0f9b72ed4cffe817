package dev.ecsdeck.service.shells;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Lost;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.shells.FakeOpener.FakeChannel;
import dev.ecsdeck.service.shells.ShellState.Stage;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.ConversationState.Connecting;
import dev.ecsdeck.session.ConversationState.Ended;
import dev.ecsdeck.session.ConversationState.Open;
import dev.ecsdeck.session.ConversationState.Reason;
import dev.ecsdeck.session.ConversationState.Resuming;
import dev.ecsdeck.testing.Instances;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShellServiceTest {
    private static final Problem LOST = new Problem.SessionLost(Lost.OLD_PROTOCOL);

    private final ManualWorkers workers = new ManualWorkers();
    private final FakeOpener opener = new FakeOpener();
    private final FakeDesk desk = new FakeDesk();
    private final ShellService service = new ShellService(opener, () -> desk, workers);
    private final Instant now = workers.clock().instant();

    @Test
    void theStagesOfOpeningAreKeptWithTheirTimes() {
        OpenShell shell = open();
        channel().tell(new Connecting(ConversationState.Stage.TICKET));
        workers.advance(Duration.ofSeconds(1));
        channel().tell(new Connecting(ConversationState.Stage.SOCKET));
        channel().tell(new Connecting(ConversationState.Stage.FIRST_OUTPUT));
        channel().tell(new Open(now, true, false));

        assertThat(shell.state().value())
                .isInstanceOfSatisfying(
                        ShellState.Open.class,
                        open -> assertThat(open.stages())
                                .containsExactly(
                                        new ShellState.StageMark(Stage.ASKING, now),
                                        new ShellState.StageMark(Stage.CONNECTING, now.plusSeconds(1)),
                                        new ShellState.StageMark(Stage.WAITING_FOR_SHELL, now.plusSeconds(1))));
        assertThat(shell.isResumable()).isTrue();
    }

    @Test
    void resumingSaysHowManyKeysWaitAndWhenItTriesAgain() {
        OpenShell shell = open();
        channel().tell(new Resuming(now, 3, now.plusSeconds(4), 17));

        assertThat(shell.state().value()).isEqualTo(new ShellState.Resuming(now, 3, 17, Duration.ofSeconds(4)));
        channel().tell(new Resuming(now, 3, now.minusSeconds(4), 17));
        assertThat(shell.state().value()).isEqualTo(new ShellState.Resuming(now, 3, 17, Duration.ZERO));
    }

    @Test
    void anEndedShellStaysListedAndCanBeOpenedAnewInPlace() {
        OpenShell shell = open();
        FakeChannel first = channel();
        ShellLink firstLink = shell.link().value();
        first.tell(new Ended(Reason.FAILED, Optional.of(LOST)));

        assertThat(shell.state().value()).isEqualTo(new ShellState.Ended(Optional.of(LOST), now));
        assertThat(service.shells().value()).containsExactly(shell);
        shell.reconnect();

        assertThat(opener.channels).hasSize(2);
        assertThat(shell.link().value()).isNotSameAs(firstLink);
        assertThat(shell.state().value()).isInstanceOf(ShellState.Opening.class);
        first.tell(new Open(now, true, false));
        assertThat(shell.state().value()).as("old news").isInstanceOf(ShellState.Opening.class);
    }

    @Test
    void reconnectTriesAtOnceWhenWaitingAndDoesNothingWhenOpen() {
        OpenShell shell = open();
        channel().tell(new Resuming(now, 1, now.plusSeconds(30), 0));
        shell.reconnect();
        channel().tell(new Open(now, true, false));
        shell.reconnect();

        assertThat(channel().wakes).hasValue(1);
        assertThat(opener.channels).hasSize(1);
    }

    @Test
    void aWakeReachesOnlyThoseThatWait() {
        open();
        channel().tell(new Resuming(now, 1, now.plusSeconds(30), 0));
        open();
        channel().tell(new Open(now, true, false));

        service.wake();

        assertThat(opener.channels).extracting(channel -> channel.wakes.get()).containsExactly(1, 0);
    }

    @Test
    void closingLeavesTheListAndMayComeTwice() {
        OpenShell shell = open();

        shell.close();
        shell.close();

        assertThat(service.shells().value()).isEmpty();
        assertThat(channel().closes).hasValue(2);
    }

    @Test
    void aClosedShellIsNotOpenedAnew() {
        OpenShell shell = open();
        shell.close();
        channel().tell(new Ended(Reason.CLOSED_HERE, Optional.empty()));

        shell.reconnect();

        assertThat(opener.channels).hasSize(1);
    }

    @Test
    void aTicketIsBegunAndEndedWithTheAccountOfItsOpening() throws ProblemException {
        OpenShell shell = open();
        var tickets = requireNonNull(channel().tickets);

        SessionTicket ticket = tickets.start();
        tickets.end(ticket);

        assertThat(shell.sessionId()).contains("s-1");
        assertThat(desk.ended).containsExactly("s-1");
    }

    @Test
    void anEndThatTheServiceRefusesIsNotTheUsersAffair() throws ProblemException {
        open();
        desk.refuses = true;
        var tickets = requireNonNull(channel().tickets);

        tickets.end(tickets.start());

        assertThat(desk.ended).isEmpty();
    }

    @Test
    void vitalsCountDownAndMeterBytes() throws IOException {
        OpenShell shell = service.open(new ShellRequest(
                Instances.named("web-01"),
                "",
                "",
                ShellRequest.Network.INTERNET,
                "",
                ShellRequest.Encryption.NONE,
                Optional.of(Duration.ofMinutes(3)),
                ScreenSize.DEFAULT));
        channel().tell(new Open(now, true, false));
        workers.advance(Duration.ofMinutes(1));
        shell.link().value().write(new byte[5], 0, 5);
        workers.advance(Duration.ofSeconds(30));

        ShellVitals vitals = shell.vitals();

        assertThat(vitals.idleLeft()).contains(Duration.ofSeconds(150));
        assertThat(vitals.lifeLeft()).contains(Duration.ofHours(3).minusSeconds(90));
        assertThat(vitals.bytesOut()).isEqualTo(5);
        assertThat(vitals.rateFrom()).isEqualTo(ShellVitals.RateFrom.ASSUMED);
    }

    @Test
    void allAreClosedSideBySideWithinTheLimit() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        open();
        channel().closing = stuck;
        open();
        open();
        Thread closing = workers.start("closing", service::close);
        await().until(() -> opener.channels.get(1).closes.get() == 1
                && opener.channels.get(2).closes.get() == 1);
        await().until(() -> workers.waiting() == 1);

        workers.advance(ShellService.CLOSING);

        assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
        stuck.countDown();
    }

    @Test
    void aShellAtAUrlHasNoInstance() {
        OpenShell shell = service.openAt(URI.create("wss://gateway.example/?x"), ScreenSize.DEFAULT, Optional.empty());

        assertThat(shell.instance()).isEmpty();
        assertThat(shell.number()).isEqualTo(1);
    }

    private OpenShell open() {
        return service.open(ShellRequest.of(Instances.named("web-01"), ScreenSize.DEFAULT));
    }

    private FakeChannel channel() {
        return opener.last();
    }

    private static final class FakeDesk implements SessionDesk {
        final List<String> ended = new ArrayList<>();
        boolean refuses;

        @Override
        public SessionTicket start(ShellRequest request) {
            return new SessionTicket(
                    "s-1",
                    URI.create("wss://gateway.example/"),
                    "token",
                    request.instance().region(),
                    request.instance().id(),
                    Instant.EPOCH);
        }

        @Override
        public void end(SessionTicket ticket) throws ProblemException {
            if (refuses) {
                throw new ProblemException(LOST);
            }
            ended.add(ticket.sessionId());
        }
    }
}
