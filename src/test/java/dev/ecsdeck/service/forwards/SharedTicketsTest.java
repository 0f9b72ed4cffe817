package dev.ecsdeck.service.forwards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.ManualWorkers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedTicketsTest {
    private static final Problem LIMIT = new Problem.CloudRefused(
            Kind.LIMIT, "StartTerminalSession", "SessionLimit", "too many", "r", 403, Optional.empty());

    private final ManualWorkers workers = new ManualWorkers();
    private final FakeDesk desk = new FakeDesk(workers);
    private final SharedTickets tickets = new SharedTickets(
            ForwardRule.of("web", "web", new RegionId("cn-hangzhou"), new InstanceId("i-bp1"), 80), desk, workers);
    private final List<Problem> met = new CopyOnWriteArrayList<>();

    private Thread taker(int number) {
        return workers.start("taker-" + number, () -> {
            try {
                tickets.take();
            } catch (ProblemException refused) {
                met.add(refused.problem());
            }
        });
    }

    @Test
    void refusalIsTheAnswerForAllWhoWaitedForIt() throws Exception {
        desk.held = new CountDownLatch(1);
        desk.refusals = List.of(LIMIT);
        List<Thread> takers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            takers.add(taker(i));
        }
        await().until(() -> takers.stream().allMatch(taker -> taker.getState() == Thread.State.WAITING));

        desk.held.countDown();
        for (Thread taker : takers) {
            taker.join();
        }

        assertThat(met).hasSize(20).containsOnly(LIMIT);
        assertThat(desk.asked()).isEqualTo(1);
    }

    @Test
    void whoWaitedForOneThatGaveUpAsksAnew() throws Exception {
        desk.held = new CountDownLatch(1);
        Thread first = taker(1);
        await().until(() -> first.getState() == Thread.State.WAITING);
        Thread second = taker(2);
        await().until(() -> second.getState() == Thread.State.WAITING);

        first.interrupt();
        first.join();
        desk.held.countDown();
        second.join();

        assertThat(met).containsExactly(new Problem.Interrupted());
        assertThat(desk.live()).hasSize(1);
    }

    @Test
    void sessionIsEndedThoughItsUserWasInterrupted() throws Exception {
        SharedTickets.Lease lease = tickets.takeOwn();

        workers.start("user", () -> {
                    Thread.currentThread().interrupt();
                    tickets.giveBack(lease);
                })
                .join();

        assertThat(desk.ended).containsExactly("s-1");
    }
}
