package dev.ecsdeck.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.forward.CallerCheck.Answer;
import dev.ecsdeck.forward.peer.Peer;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Caller;
import dev.ecsdeck.testing.ManualWorkers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallerCheckTest {
    private static final Path CURL = Path.of("/usr/bin/curl");
    private static final InetSocketAddress CALLER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080);

    private final AtomicInteger asked = new AtomicInteger();

    private static PeerLookup saying(Peer peer) {
        return new PeerLookup() {
            @Override
            public Peer find(InetSocketAddress caller, InetSocketAddress listener, Detail detail) {
                return peer;
            }

            @Override
            public Optional<String> holder(int port) {
                return Optional.empty();
            }
        };
    }

    private CallerCheck asking(Peer peer, Answer answer) {
        return CallerCheck.ofAllowedPrograms(
                saying(peer),
                _ -> {
                    asked.incrementAndGet();
                    return answer;
                },
                Map.of());
    }

    private static Peer curl() {
        return new Peer.Own(7, Optional.of(CURL));
    }

    private static Optional<Problem> refusal(AccessPolicy policy) {
        return policy.decide(CALLER, HERE).refusal();
    }

    @Test
    void otherUsersAreRefused() {
        assertThat(refusal(CallerCheck.ofOwnPrograms(saying(new Peer.Other(1001)))))
                .contains(new Problem.CallerRefused(Caller.OTHER_USER, "uid 1001"));
        assertThat(refusal(asking(new Peer.Other(1001), Answer.ALWAYS_YES)))
                .contains(new Problem.CallerRefused(Caller.OTHER_USER, "uid 1001"));
    }

    @Test
    void callersThatCannotBeFoundAreRefused() {
        assertThat(refusal(CallerCheck.ofOwnPrograms(saying(new Peer.Gone()))))
                .contains(new Problem.CallerRefused(Caller.UNKNOWN, ""));
    }

    @Test
    void ownProgramsComeInUnasked() {
        assertThat(refusal(CallerCheck.ofOwnPrograms(saying(new Peer.Own(0, Optional.empty())))))
                .isEmpty();
    }

    @Test
    void whereNobodyCanBeToldAllComeIn() {
        assertThat(refusal(CallerCheck.ofOwnPrograms(saying(new Peer.CannotTell()))))
                .isEmpty();
    }

    @Test
    void programWithoutAPathIsRefusedWhereProgramsAreAskedFor() {
        assertThat(refusal(asking(new Peer.Own(7, Optional.empty()), Answer.YES)))
                .contains(new Problem.CallerRefused(Caller.UNKNOWN, ""));
    }

    @Test
    void answerForAlwaysIsAskedForOnce() {
        CallerCheck check = asking(curl(), Answer.ALWAYS_NO);

        assertThat(refusal(check)).contains(new Problem.CallerRefused(Caller.PROGRAM, CURL.toString()));
        assertThat(refusal(check)).isPresent();
        assertThat(asked).hasValue(1);
    }

    @Test
    void answerForOnceIsAskedForAgain() {
        CallerCheck check = asking(curl(), Answer.YES);

        assertThat(refusal(check)).isEmpty();
        assertThat(refusal(check)).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void keptAnswersAreNotAskedFor() {
        CallerCheck check = CallerCheck.ofAllowedPrograms(
                saying(curl()),
                _ -> {
                    throw new AssertionError("asked");
                },
                Map.of(CURL, Answer.ALWAYS_YES));

        assertThat(check.decide(CALLER, HERE)).isEqualTo(new AccessPolicy.Decision(CURL.toString(), Optional.empty()));
    }

    @Test
    void connectionsOfOneProgramWaitForOneAnswer() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CallerCheck check = CallerCheck.ofAllowedPrograms(
                saying(curl()),
                _ -> {
                    asked.incrementAndGet();
                    try {
                        answered.await();
                    } catch (InterruptedException stopped) {
                        return Answer.NO;
                    }
                    return Answer.YES;
                },
                Map.of());
        ManualWorkers workers = new ManualWorkers();
        List<Optional<Problem>> results = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 5; i++) {
            workers.start("asker", () -> results.add(refusal(check)));
        }
        await().until(() -> asked.get() == 1);
        await().pollDelay(java.time.Duration.ofMillis(100)).until(() -> results.isEmpty());

        answered.countDown();

        await().until(() -> results.size() == 5);
        assertThat(results).allMatch(Optional::isEmpty);
        assertThat(asked).hasValue(1);
    }
}
