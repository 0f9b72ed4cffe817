package dev.ecsdeck.forward;

import dev.ecsdeck.forward.peer.Peer;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.forward.peer.PeerLookup.Detail;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Caller;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Lets in the programs of the user who runs us, and, if it is to ask, only those that the user allows. Each program
/// is asked about once at a time, whatever number of its connections wait for the answer. Thread-safe.
public final class CallerCheck implements AccessPolicy {
    /// Asks a person about one program.
    public interface Question {
        /// Blocks until there is an answer; interrupted, it answers no.
        Answer mayConnect(Path program);
    }

    /// What a person said. The `ALWAYS` ones are kept for as long as this check lives, and by whoever asked.
    public enum Answer {
        YES,
        ALWAYS_YES,
        NO,
        ALWAYS_NO;

        boolean isYes() {
            return this == YES || this == ALWAYS_YES;
        }

        boolean isKept() {
            return this == ALWAYS_YES || this == ALWAYS_NO;
        }
    }

    private final PeerLookup peers;
    private final Optional<Question> question;
    /// Guarded by itself.
    private final Map<Path, CompletableFuture<Answer>> answers = new HashMap<>();

    private CallerCheck(PeerLookup peers, Optional<Question> question) {
        this.peers = peers;
        this.question = question;
    }

    /// Every program of this user.
    public static CallerCheck ofOwnPrograms(PeerLookup peers) {
        return new CallerCheck(peers, Optional.empty());
    }

    /// Only programs that the user allows.
    ///
    /// @param known answers that were kept from earlier
    public static CallerCheck ofAllowedPrograms(PeerLookup peers, Question question, Map<Path, Answer> known) {
        CallerCheck check = new CallerCheck(peers, Optional.of(question));
        known.forEach((program, answer) -> check.answers.put(program, CompletableFuture.completedFuture(answer)));
        return check;
    }

    @Override
    public Decision decide(InetSocketAddress caller, InetSocketAddress listener) {
        Peer peer = peers.find(caller, listener, question.isPresent() ? Detail.PROGRAM : Detail.USER);
        String address = addressOf(caller);
        return switch (peer) {
            case Peer.CannotTell() -> new Decision(address, Optional.empty());
            case Peer.Gone() -> refused(address, Caller.UNKNOWN, "");
            case Peer.Other(long user) -> refused(address, Caller.OTHER_USER, "uid " + user);
            case Peer.Own own -> ofOwn(address, own.program());
        };
    }

    static String addressOf(InetSocketAddress caller) {
        return caller.getAddress().getHostAddress() + ":" + caller.getPort();
    }

    @Override
    public Map<InetSocketAddress, String> callers(Set<InetSocketAddress> far, InetSocketAddress listener) {
        Map<InetSocketAddress, String> words = new HashMap<>();
        peers.programs(far, listener)
                .forEach((caller, own) ->
                        own.program().ifPresent(program -> words.put(caller, program + " (" + own.pid() + ")")));
        return words;
    }

    private Decision ofOwn(String address, Optional<Path> program) {
        if (question.isEmpty()) {
            return new Decision(program.map(Path::toString).orElse(address), Optional.empty());
        }
        if (program.isEmpty()) {
            return refused(address, Caller.UNKNOWN, "");
        }
        String path = program.get().toString();
        return answer(program.get(), question.get()).isYes()
                ? new Decision(path, Optional.empty())
                : refused(path, Caller.PROGRAM, path);
    }

    private static Decision refused(String caller, Caller why, String who) {
        return new Decision(caller, Optional.of(new Problem.CallerRefused(why, who)));
    }

    private Answer answer(Path program, Question asked) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        CompletableFuture<Answer> earlier;
        synchronized (answers) {
            earlier = answers.putIfAbsent(program, answer);
        }
        if (earlier != null) {
            return await(earlier);
        }
        Answer given = Answer.NO;
        try {
            given = asked.mayConnect(program);
        } finally {
            if (!given.isKept()) {
                synchronized (answers) {
                    answers.remove(program);
                }
            }
            answer.complete(given);
        }
        return given;
    }

    private static Answer await(CompletableFuture<Answer> earlier) {
        try {
            return earlier.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.NO;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
