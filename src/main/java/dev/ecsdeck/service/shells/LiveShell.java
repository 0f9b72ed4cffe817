package dev.ecsdeck.service.shells;

import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.service.shells.ShellOpener.Channel;
import dev.ecsdeck.service.shells.ShellState.Opening;
import dev.ecsdeck.service.shells.ShellState.Stage;
import dev.ecsdeck.service.shells.ShellState.StageMark;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.Pace;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One shell over all its conversations, one after the other.
final class LiveShell implements OpenShell {
    /// The longest that the service lets a session live.
    static final Duration LONGEST_LIFE = Duration.ofHours(3);

    /// Begins a conversation.
    interface Start {
        Channel start(Consumer<String> sessionId, Consumer<ConversationState> listener);
    }

    private final long number;
    private final Optional<ShellRequest> request;
    private final Optional<Duration> idleCut;
    private final Start start;
    private final Consumer<LiveShell> whenClosed;
    private final Workers workers;
    private final Instant opened;
    private final SignalSource<ShellState> state;
    private final SignalSource<Try> current;
    private volatile Optional<String> sessionId = Optional.empty();
    private volatile boolean encrypted;
    private volatile boolean resumable;
    private volatile boolean closed;

    /// One conversation and its link.
    private record Try(int generation, Channel channel, MeteredLink link) {}

    private final Object lock = new Object();
    // Guarded by lock: rises with each conversation, so that late news of an old one are known as such.
    private int generation;

    LiveShell(
            long number,
            Optional<ShellRequest> request,
            Optional<Duration> idleCut,
            Start start,
            Consumer<LiveShell> whenClosed,
            Workers workers) {
        this.number = number;
        this.request = request;
        this.idleCut = idleCut;
        this.start = start;
        this.whenClosed = whenClosed;
        this.workers = workers;
        this.opened = workers.clock().instant();
        this.state = new SignalSource<>(asking());
        this.current = new SignalSource<>(begin());
    }

    private Opening asking() {
        return new Opening(List.of(new StageMark(Stage.ASKING, workers.clock().instant())));
    }

    private Try begin() {
        int mine;
        synchronized (lock) {
            mine = generation;
        }
        Channel channel = start.start(id -> sessionId = Optional.of(id), news -> hear(mine, news));
        return new Try(mine, channel, new MeteredLink(channel.link(), workers::nanoTime));
    }

    private void hear(int from, ConversationState news) {
        synchronized (lock) {
            if (from != generation) {
                return;
            }
        }
        if (news instanceof ConversationState.Open open) {
            resumable = open.resumable();
            encrypted = open.encrypted();
        }
        Instant now = workers.clock().instant();
        state.update(before -> after(before, news, now));
    }

    private static ShellState after(ShellState before, ConversationState news, Instant now) {
        return switch (news) {
            case ConversationState.Connecting(var stage) -> opening(before, of(stage), now);
            case ConversationState.Open open -> new ShellState.Open(marks(before), open.since());
            case ConversationState.Resuming(var since, var attempt, var nextTry, var keysWaiting) ->
                new ShellState.Resuming(since, attempt, keysWaiting, notNegative(Duration.between(now, nextTry)));
            case ConversationState.Closing() -> before;
            case ConversationState.Ended ended -> new ShellState.Ended(ended.problem(), now);
        };
    }

    private static ShellState opening(ShellState before, Stage stage, Instant now) {
        List<StageMark> marks = new ArrayList<>(marks(before));
        if (marks.isEmpty() || marks.getLast().stage() != stage) {
            marks.add(new StageMark(stage, now));
        }
        return new Opening(marks);
    }

    private static List<StageMark> marks(ShellState state) {
        return switch (state) {
            case Opening(var stages) -> stages;
            case ShellState.Open open -> open.stages();
            case ShellState.Resuming _, ShellState.Ended _ -> List.of();
        };
    }

    private static Stage of(ConversationState.Stage stage) {
        return switch (stage) {
            case TICKET -> Stage.ASKING;
            case SOCKET -> Stage.CONNECTING;
            case AGENT, KEYS -> Stage.WAITING_FOR_AGENT;
            case FIRST_OUTPUT -> Stage.WAITING_FOR_SHELL;
        };
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    @Override
    public void reconnect() {
        Try old = current.value();
        switch (state.value()) {
            case ShellState.Resuming _ -> old.channel().wake();
            case ShellState.Ended _ when !closed -> reopen(old);
            default -> {}
        }
    }

    /// Of several that ask at once, only the first finds the old conversation still the last one.
    private void reopen(Try old) {
        synchronized (lock) {
            if (generation != old.generation()) {
                return;
            }
            generation++;
        }
        sessionId = Optional.empty();
        state.set(asking());
        current.set(begin());
        if (closed) {
            current.value().link().close();
        }
    }

    @Override
    public ShellVitals vitals() {
        Try now = current.value();
        Pace pace = now.channel().pace();
        Optional<Duration> idleLeft =
                idleCut.map(cut -> notNegative(cut.minusNanos(now.link().quietNanos())));
        Optional<Duration> lifeLeft = state.value() instanceof ShellState.Open open
                ? Optional.of(notNegative(
                        Duration.between(workers.clock().instant(), open.since().plus(LONGEST_LIFE))))
                : Optional.empty();
        return new ShellVitals(
                pace.bitsPerSecond(),
                switch (pace.origin()) {
                    case ASSUMED -> ShellVitals.RateFrom.ASSUMED;
                    case PEER -> ShellVitals.RateFrom.FAR_SIDE;
                },
                idleLeft,
                lifeLeft,
                now.link().bytesIn(),
                now.link().bytesOut());
    }

    @Override
    public void close() {
        closed = true;
        whenClosed.accept(this);
        current.value().link().close();
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public Optional<ShellRequest> request() {
        return request;
    }

    @Override
    public Signal<ShellState> state() {
        return state;
    }

    @Override
    public Signal<ShellLink> link() {
        return current.map(Try::link);
    }

    @Override
    public Optional<String> sessionId() {
        return sessionId;
    }

    @Override
    public Instant opened() {
        return opened;
    }

    @Override
    public boolean isEncrypted() {
        return encrypted;
    }

    @Override
    public boolean isResumable() {
        return resumable;
    }
}
