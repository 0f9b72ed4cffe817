package dev.ecsdeck.session;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.problem.Breach;
import dev.ecsdeck.problem.Lost;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.EncryptionFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.session.ConversationState.Stage;
import dev.ecsdeck.session.Ledger.Verdict;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameLimits;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import dev.ecsdeck.work.Workers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was heard and what is to be said next; no sockets, no threads, no waiting. Everything is guarded by the
/// conversation's lock.
final class Dialogue {
    /// How long a reattached conversation holds new input back for the peer's sync.
    static final Duration SYNC_HOLD = Duration.ofSeconds(2);
    /// How long an encrypted one waits for "opened" before it says hello all the same.
    static final Duration HELLO_HOLD = Duration.ofSeconds(2);
    /// The published agent waits as long for the handshake.
    static final Duration KEYS_WAIT = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);
    private static final long NEVER = Long.MAX_VALUE;
    private static final byte[] CLOSE = "1".getBytes(StandardCharsets.US_ASCII);

    private final Manner manner;
    private final Workers workers;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Readiness readiness;
    private final Pacer pacer;
    private final KeepAlive keepAlive;
    private final UselessFrames useless = new UselessFrames();
    private final @Nullable KeyExchange keys;
    private final int maxInput;

    private @Nullable ScreenSize size;
    private boolean resizeDue;
    private Stage stage = Stage.SOCKET;
    private @Nullable Ending ending;
    /// No goodbye is due: the far side has ended it, or was told.
    private boolean farEnded;
    private boolean farClosing;
    private boolean frozen;
    private boolean heardSomething;
    private long holdUntil;
    private long helloAt = NEVER;
    private long keysBy = NEVER;
    private long look = NEVER;

    Dialogue(Manner manner, Workers workers, Inbox inbox, Outbox outbox) {
        long now = workers.nanoTime();
        this.manner = manner;
        this.workers = workers;
        this.inbox = inbox;
        this.outbox = outbox;
        this.ledger = new Ledger(manner.speaks102());
        this.readiness = manner.readiness();
        this.pacer = new Pacer(now);
        this.keepAlive = new KeepAlive(manner.idle(), now);
        this.keys = manner.keys();
        this.size = manner.size();
        this.resizeDue = size != null;
        this.holdUntil = now;
        // A whole block of padding still has to fit into a frame.
        int most = manner.speaks102() ? FrameLimits.MAX_INPUT_1_02 : FrameLimits.MAX_INPUT_1_01;
        this.maxInput = keys == null ? most : most - 16;
    }

    /// A socket is open: the first, or one that takes the channel up again.
    void socketOpen(long now) {
        frozen = false;
        if (!readiness.isReady(now)) {
            readiness.socketOpen(now);
        }
        if (ledger.hasMetPeer()) {
            ledger.reattached();
            resizeDue = size != null;
            holdUntil = ledger.hasUnacknowledged() ? now + SYNC_HOLD.toNanos() : now;
        } else {
            stage = Stage.AGENT;
            helloAt = now + HELLO_HOLD.toNanos();
            keepAlive.real(now);
            keepAlive.sent(now);
        }
    }

    void resize(ScreenSize wanted) {
        if (!wanted.equals(size)) {
            size = wanted;
            resizeDue = true;
        }
    }

    /// Takes a frame in. What it means for the conversation is asked for afterwards.
    ///
    /// @return whether the speaker has to look: all but plain output amid a conversation, which would only wake it
    boolean heard(Frame frame, long now) {
        heardSomething = true;
        boolean amid = isReady(now) && ledger.isComplete() && ledger.hasMetPeer();
        ledger.meet(frame);
        boolean useful = switch (frame.type()) {
            case FrameType.OUTPUT -> output(frame, now);
            case FrameType.STATUS -> status(StatusMessage.parse(frame.payload()), now);
            case FrameType.SYNC -> {
                ledger.sync(frame);
                holdUntil = now;
                yield false;
            }
            case FrameType.KEY_EXCHANGE -> keyMessage(frame.payload(), now);
            default -> {
                LOG.debug("skipped a frame of type {}", frame.type());
                yield false;
            }
        };
        if (useful) {
            useless.over();
        } else if (useless.isFlood(now)) {
            end(new Problem.GatewayBroken(Breach.FLOOD, UselessFrames.MOST + " frames in a row without content"));
        }
        return !(amid && useful && frame.type() == FrameType.OUTPUT) || keepAlive.nextBeat(now) - now <= 0;
    }

    private boolean output(Frame frame, long now) {
        if (isAgreeing()) {
            end(new Problem.EncryptionRefused(EncryptionFault.AGENT_SAID_NO, "it sent plain output instead of a key"));
            return true;
        }
        Verdict verdict = ledger.output(frame, now);
        if (verdict == Verdict.GAP && !ledger.hasResume()) {
            end(new Problem.SessionLost(Lost.MESSAGE_MISSING));
        }
        if (verdict != Verdict.NEXT) {
            return false;
        }
        byte[] plain = keys == null
                ? frame.payload()
                : keys.cipher().map(cipher -> cipher.decrypt(frame.payload())).orElse(frame.payload());
        readiness.output(now);
        inbox.append(plain);
        if (plain.length > 0) {
            // In 1.01 nothing is acknowledged, so much output asks for no word of ours.
            keepAlive.received(ledger.hasResume() ? plain.length : 0, now);
        }
        return plain.length > 0;
    }

    private boolean status(StatusMessage status, long now) {
        switch (status.code()) {
            case StatusCode.INITIAL, StatusCode.OPENING -> stage = Stage.AGENT;
            case StatusCode.OPENED -> opened(now);
            case StatusCode.CLOSING -> farClosing = true;
            case StatusCode.STREAM_LIMIT -> pacer.limit(status.limit(), now);
            case StatusCode.FROZEN -> frozen = true;
            case StatusCode.ABORTED -> {
                farEnded = true;
                end(status.aborted());
            }
            case StatusCode.CLOSED, StatusCode.EXITED -> {
                farEnded = true;
                if (manner.orderlyEnds().contains(status.reason())) {
                    ending = ending == null ? Ending.exited() : ending;
                } else {
                    end(status.ended());
                }
            }
            default -> LOG.debug("skipped a status of {}", status.code());
        }
        return false;
    }

    private void opened(long now) {
        stage = Stage.FIRST_OUTPUT;
        if (keys == null) {
            readiness.opened(now);
        } else {
            helloAt = Math.min(helloAt, now);
        }
    }

    private boolean keyMessage(byte[] payload, long now) {
        if (keys == null) {
            LOG.debug("skipped a key exchange in a plain session");
            return false;
        }
        try {
            keys.received(payload);
            if (!isAgreeing()) {
                stage = Stage.FIRST_OUTPUT;
                readiness.opened(now);
            }
        } catch (ProblemException refused) {
            ending = ending == null ? new Ending(ConversationState.Reason.FAILED, refused) : ending;
        }
        return true;
    }

    /// The next frame to send now, or null; then [#nextLook] says when to ask again at the latest.
    @Nullable
    Frame toSay(long now) {
        look = NEVER;
        if (ending != null) {
            return null;
        }
        Frame frame = isAgreeing() ? keyFrame(now) : ledger.takeSync(millis());
        if (frame == null) {
            frame = readiness.isReady(now) ? whenReady(now) : whenNotReady(now);
        }
        if (frame != null) {
            keepAlive.sent(now);
        }
        return frame;
    }

    private @Nullable Frame keyFrame(long now) {
        KeyExchange exchange = keys;
        if (exchange == null) {
            return null;
        }
        if (!exchange.hasBegun() && helloAt != NEVER && helloAt - now <= 0) {
            exchange.begin();
            stage = Stage.KEYS;
            keysBy = now + KEYS_WAIT.toNanos();
        }
        if (keysBy != NEVER && keysBy - now <= 0) {
            end(new Problem.EncryptionRefused(EncryptionFault.NO_ANSWER, KEYS_WAIT.toSeconds() + " s"));
            return null;
        }
        byte[] due = exchange.takeDue();
        lookBy(exchange.hasBegun() ? keysBy : helloAt);
        return due == null ? null : ledger.unnumbered(FrameType.KEY_EXCHANGE, due, millis());
    }

    private @Nullable Frame whenNotReady(long now) {
        if (readiness.isSilent(now)) {
            end(new Problem.Silence(Readiness.SILENCE));
        }
        lookBy(readiness.nextChange());
        return null;
    }

    private @Nullable Frame whenReady(long now) {
        ResendWindow.Kept again = ledger.peekAgain();
        if (again != null) {
            return paced(again.payload().length, now) ? ledger.takeAgain(millis()) : null;
        }
        if (holdUntil - now > 0) {
            lookBy(holdUntil);
            return null;
        }
        ScreenSize screen = size;
        if (resizeDue && screen != null) {
            resizeDue = false;
            return ledger.numbered(FrameType.RESIZE, resizePayload(screen), millis());
        }
        int waiting = Math.min(outbox.size(), maxInput);
        if (waiting > 0 && paced(waiting, now)) {
            return input(outbox.take(waiting), now);
        }
        if (waiting == 0 && keepAlive.idleEnd() != NEVER && keepAlive.idleEnd() - now <= 0) {
            end(new Problem.IdleEnded(keepAlive.idle()));
            return null;
        }
        if (keepAlive.nextBeat(now) - now <= 0) {
            return ledger.numbered(FrameType.INPUT, Frame.noPayload(), millis());
        }
        lookBy(keepAlive.nextBeat(now));
        lookBy(waiting == 0 ? keepAlive.idleEnd() : NEVER);
        return null;
    }

    private Frame input(byte[] plain, long now) {
        keepAlive.real(now);
        byte[] payload = keys == null
                ? plain
                : keys.cipher().map(cipher -> cipher.encrypt(plain)).orElseThrow();
        return ledger.numbered(FrameType.INPUT, payload, millis());
    }

    private boolean paced(int bytes, long now) {
        long wait = pacer.take(bytes, now);
        if (wait > 0) {
            lookBy(now + wait);
        }
        return wait == 0;
    }

    /// What still goes out before goodbye: input that the pace lets go at once. Null when there is no more.
    @Nullable
    Frame lastInput(long now) {
        int waiting = Math.min(outbox.size(), maxInput);
        boolean may = readiness.isReady(now) && !isAgreeing() && ledger.peekAgain() == null && holdUntil - now <= 0;
        return may && waiting > 0 && paced(waiting, now) ? input(outbox.take(waiting), now) : null;
    }

    /// Goodbye, once, unless the far side has ended it already.
    @Nullable
    Frame goodbye() {
        boolean due = !farEnded;
        farEnded = true;
        return due ? ledger.unnumbered(FrameType.CLOSE, CLOSE, millis()) : null;
    }

    private static byte[] resizePayload(ScreenSize size) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) size.rows())
                .putShort((short) size.columns())
                .array();
    }

    private void end(Problem problem) {
        ending = ending == null ? Ending.failed(problem) : ending;
    }

    private void lookBy(long when) {
        look = Math.min(look, when);
    }

    private long millis() {
        return workers.clock().millis();
    }

    long nextLook() {
        return look;
    }

    /// How it ended, as far as frames and time tell; null while it goes on.
    @Nullable
    Ending ending() {
        return ending;
    }

    /// Whether anything came since this was last asked.
    boolean takeHeardSomething() {
        boolean heard = heardSomething;
        heardSomething = false;
        return heard;
    }

    boolean isFrozen() {
        return frozen;
    }

    boolean isFarClosing() {
        return farClosing;
    }

    boolean isReady(long now) {
        return readiness.isReady(now) && !isAgreeing();
    }

    boolean isAgreeing() {
        return keys != null && keys.cipher().isEmpty();
    }

    boolean isEncrypted() {
        return keys != null && keys.cipher().isPresent();
    }

    /// Bytes typed that were not sent or not acknowledged.
    int waitingBytes() {
        return outbox.size() + ledger.unacknowledgedBytes();
    }

    Stage stage() {
        return stage;
    }

    Pace pace() {
        return pacer.pace();
    }

    Ledger ledger() {
        return ledger;
    }
}
