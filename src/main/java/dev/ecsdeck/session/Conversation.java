package dev.ecsdeck.session;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.session.ConversationState.Reason;
import dev.ecsdeck.session.ConversationState.Stage;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.work.Workers;
import dev.ecsdeck.work.Workers.Wakeup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// One logical session over as many sockets as it takes. One thread tells its story from the ticket to the end, and
/// it alone sends and speaks to the listener; OkHttp's threads only hand frames in, users only fill and empty the
/// boxes. One lock guards everything that changes; it is never held during I/O or a callback.
final class Conversation {
    /// How long one socket may take to open.
    static final Duration SOCKET_WAIT = Duration.ofSeconds(10);
    /// How long `close` waits for the goodbye at most.
    static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

    private static final Duration GOODBYE_WAIT = Duration.ofMillis(500);
    private static final Duration QUEUE_LOOK = Duration.ofMillis(2);

    private final OkHttpClient http;
    private final Workers workers;
    private final Entry entry;
    private final Manner manner;
    private final Backoff backoff;
    private final Consumer<ConversationState> listener;
    private final Guard guard = new Guard();
    private final Inbox inbox = new Inbox(guard);
    private final Outbox outbox = new Outbox(guard);
    private final Dialogue dialogue;
    /// Life thread only.
    private final Alarm alarm;

    // Guarded by guard.
    private @Nullable Thread life;
    private @Nullable Line line;
    private @Nullable Ending ending;
    private @Nullable Resume resume;
    private @Nullable Instant openSince;
    private ConversationState told = new ConversationState.Connecting(Stage.TICKET);
    private boolean woken;
    private boolean finished;
    private boolean closeOverdue;

    /// How a conversation gets its way to the gateway, and where its end is told.
    interface Entry {
        Route open() throws ProblemException;

        void close();
    }

    private record Resume(Instant since, int attempt, Instant nextTry) {}

    Conversation(
            OkHttpClient http,
            Workers workers,
            Entry entry,
            Manner manner,
            Backoff backoff,
            Consumer<ConversationState> listener) {
        this.http = http;
        this.workers = workers;
        this.entry = entry;
        this.manner = manner;
        this.backoff = backoff;
        this.listener = listener;
        this.dialogue = new Dialogue(manner, workers, inbox, outbox);
        this.alarm = new Alarm(workers, () -> guard.change(() -> {}));
    }

    void start() {
        workers.start(manner.name() + "-session", this::live);
    }

    int read(byte[] buffer, int offset, int length) throws IOException {
        return inbox.read(buffer, offset, length);
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        outbox.put(bytes, offset, length);
    }

    void finishOutput() throws IOException {
        outbox.finish();
    }

    void resize(ScreenSize size) {
        guard.change(() -> dialogue.resize(size));
    }

    /// Ends a wait between two attempts, and begins the back-off anew: the machine woke, or the network changed.
    void wake() {
        guard.change(() -> woken = true);
    }

    Pace pace() {
        return guard.ask(dialogue::pace);
    }

    ConversationState state() {
        return guard.ask(() -> told);
    }

    void close() {
        Wakeup limit = workers.after(CLOSE_WAIT, () -> guard.change(() -> closeOverdue = true));
        guard.change(() -> end(Ending.closedHere()));
        try {
            guard.await(() -> finished || closeOverdue || Thread.currentThread().equals(life));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            limit.cancel();
        }
    }

    /// The first end stays. Called with the guard held.
    private void end(Ending with) {
        if (ending == null) {
            ending = with;
            inbox.end(with);
            outbox.end(with);
            guard.signalChange();
        }
    }

    private void live() {
        guard.change(() -> life = Thread.currentThread());
        try {
            listener.accept(state());
            Route route = entry.open();
            boolean goesOn = !guard.ask(() -> ending != null);
            while (goesOn) {
                Line next = connect(route);
                SocketEnd end = converse(next);
                if (end != null) {
                    next.cancel();
                }
                goesOn = end != null && maySurvive(end, route.host()) && awaitNextTry();
            }
        } catch (ProblemException noTicket) {
            guard.change(() -> end(new Ending(Reason.FAILED, noTicket)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }

    private Line connect(Route route) {
        Line next = new Line(guard, workers, inbox, dialogue, route.host(), SOCKET_WAIT);
        guard.change(() -> line = next);
        next.connect(http, route, manner.ping());
        return next;
    }

    /// Speaks over the line until it or the conversation ends.
    ///
    /// @return how the line ended; null when the conversation did
    private @Nullable SocketEnd converse(Line on) throws InterruptedException {
        while (true) {
            boolean crowded = on.queued() >= GatewaySocket.WINDOW;
            ConversationState news;
            Frame frame = null;
            guard.lock();
            try {
                long now = workers.nanoTime();
                adoptEnding();
                if (on.isUp()) {
                    resume = null;
                }
                news = takeNews(now);
                if (news == null) {
                    if (ending != null || on.end(now) != null) {
                        return ending != null ? null : on.end(now);
                    }
                    frame = on.isUp() && !crowded ? dialogue.toSay(now) : null;
                    if (frame == null && dialogue.ending() == null) {
                        long look = on.isUp() ? dialogue.nextLook() : on.openBy();
                        await(crowded ? now + QUEUE_LOOK.toNanos() : look);
                    }
                }
            } finally {
                guard.unlock();
            }
            if (news != null) {
                listener.accept(news);
            } else if (frame != null) {
                on.send(frame);
            }
        }
    }

    /// Waits for a change, or until `deadline`. Called by the life thread with the guard held.
    private void await(long deadline) throws InterruptedException {
        alarm.ringBy(deadline);
        guard.awaitChange();
    }

    private void adoptEnding() {
        Ending heard = dialogue.ending();
        if (heard != null) {
            end(heard);
        }
    }

    /// The state, if it has changed since it was last told. Called with the guard held.
    private @Nullable ConversationState takeNews(long now) {
        ConversationState state = describe(now);
        if (state.equals(told)) {
            return null;
        }
        told = state;
        return state;
    }

    private ConversationState describe(long now) {
        // What spoke and ended in one breath was open: whoever waits for that must not take it for a refusal.
        boolean owesOpen = openSince == null && dialogue.isReady(now);
        if ((ending != null || dialogue.isFarClosing()) && !owesOpen) {
            return new ConversationState.Closing();
        }
        if (resume != null) {
            return new ConversationState.Resuming(
                    resume.since(), resume.attempt(), resume.nextTry(), dialogue.waitingBytes());
        }
        if (!dialogue.isReady(now)) {
            return new ConversationState.Connecting(dialogue.stage());
        }
        Instant since = openSince == null ? workers.clock().instant() : openSince;
        openSince = since;
        boolean resumable = dialogue.ledger().hasResume() && dialogue.ledger().isComplete();
        return new ConversationState.Open(since, resumable, dialogue.isEncrypted());
    }

    /// Whether the conversation outlives a line that ended so; if not, ends it.
    private boolean maySurvive(SocketEnd end, String host) {
        guard.lock();
        try {
            adoptEnding();
            if (ending != null) {
                return false;
            }
            boolean mayClose =
                    dialogue.isReady(workers.nanoTime()) && manner.orderlyEnds().contains("");
            Ending verdict =
                    new Aftermath(host, resume != null, mayClose, dialogue.isAgreeing(), dialogue.ledger()).of(end);
            if (verdict != null) {
                end(verdict);
            }
            return verdict == null;
        } finally {
            guard.unlock();
        }
    }

    /// @return false if the conversation ended meanwhile
    private boolean awaitNextTry() throws InterruptedException {
        long deadline = guard.ask(this::planNextTry);
        while (true) {
            ConversationState news;
            guard.lock();
            try {
                long now = workers.nanoTime();
                news = takeNews(now);
                if (news == null && (ending != null || woken || deadline - now <= 0)) {
                    if (woken) {
                        backoff.reset();
                    }
                    woken = false;
                    return ending == null;
                }
                if (news == null) {
                    await(deadline);
                }
            } finally {
                guard.unlock();
            }
            if (news != null) {
                listener.accept(news);
            }
        }
    }

    /// @return when the next attempt begins
    private long planNextTry() {
        if (dialogue.takeHeardSomething()) {
            backoff.reset();
        }
        Duration wait = backoff.next();
        Instant now = workers.clock().instant();
        Instant since = resume == null ? now : resume.since();
        resume = new Resume(since, backoff.attempts(), now.plus(wait));
        woken = false;
        return workers.nanoTime() + wait.toNanos();
    }

    /// Goodbye in order, then the end is told, then the ticket is ended. Frees everyone whatever happened before.
    private void finish() {
        Line last = guard.ask(() -> {
            end(Ending.failed(new Problem.Interrupted()));
            return line;
        });
        try {
            if (last != null) {
                sayGoodbye(last);
                last.cancel();
            }
        } finally {
            tellTheEnd();
        }
    }

    private void tellTheEnd() {
        try {
            ConversationState end =
                    guard.ask(() -> told = Objects.requireNonNull(ending).state());
            listener.accept(end);
        } finally {
            alarm.cancel();
            entry.close();
            guard.change(() -> finished = true);
        }
    }

    private void sayGoodbye(Line last) {
        Frame frame = guard.ask(() -> nextOfGoodbye(last));
        while (frame != null) {
            last.send(frame);
            frame = guard.ask(() -> nextOfGoodbye(last));
        }
        last.close();
        long deadline = workers.nanoTime() + GOODBYE_WAIT.toNanos();
        guard.lock();
        try {
            while (last.isUp() && deadline - workers.nanoTime() > 0) {
                await(deadline);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            guard.unlock();
        }
    }

    /// What was written last, as far as the pace lets it go at once, then the close frame.
    private @Nullable Frame nextOfGoodbye(Line last) {
        if (!last.isUp()) {
            return null;
        }
        boolean ours = Objects.requireNonNull(ending).isOurs();
        Frame input = ours ? dialogue.lastInput(workers.nanoTime()) : null;
        return input != null ? input : dialogue.goodbye();
    }
}
