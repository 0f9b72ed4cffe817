package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.agent.Agent;
import dev.ecsdeck.lab.agent.AgentEnd;
import dev.ecsdeck.lab.agent.AgentLine;
import dev.ecsdeck.lab.gateway.ConnectionRecord.Status;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.MalformedFrameException;
import dev.ecsdeck.wire.StatusCode;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One channel: an agent at one end, a client at the other, and with 1.02 a client that may come back.
///
/// Thread-safe. The client's messages come on its socket's reader, the agent's on the agent's own thread.
final class Channel implements LiveChannel, AgentLine {
    private final String id;
    private final LabSession session;
    private final LiveSettings settings;
    private final Workers workers;
    private final AgentSide agent;
    private final FlowMeter flow;
    private final Deadline deadline;
    /// Keeps the client's messages in order while one reader takes over from another; held while the agent's queue
    /// is full.
    private final ReentrantLock intake = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /// The rest is guarded by lock.
    private final ClientSide client;
    private State state = State.LIVE;
    private @Nullable AgentEnd ending;

    private enum State {
        LIVE,
        /// The agent is done; the last words may still have to reach a client that comes back.
        OVER,
        GONE
    }

    Channel(String id, LabSession session, LiveSettings settings, Workers workers) {
        this.id = id;
        this.session = session;
        this.settings = settings;
        this.workers = workers;
        boolean plain = !session.spec().machine().agent().dialect().equals(Frame.V1_02);
        this.client = new ClientSide(new Ledger(id, plain), settings, workers);
        this.agent = new AgentSide(id, workers);
        this.flow = new FlowMeter(settings, workers);
        this.deadline = new Deadline(settings, workers, this::runOut);
    }

    @Override
    public String id() {
        return id;
    }

    LabSession session() {
        return session;
    }

    boolean mayResume() {
        lock.lock();
        try {
            return !client.isPlain() && state != State.GONE;
        } finally {
            lock.unlock();
        }
    }

    /// Puts the first socket on.
    void open(WebSocketPeer first) {
        lock.lock();
        try {
            client.put(first);
            session.mark(id, Status.CONNECTED);
        } finally {
            lock.unlock();
        }
        deadline.rearm();
    }

    /// Puts the agent on, says that the channel is open, and lets the agent begin.
    void connect(Agent opened) {
        lock.lock();
        try {
            if (state != State.LIVE) {
                opened.close();
                return;
            }
            agent.put(opened);
            client.sayStage(StatusCode.OPENED);
            int bits = settings.now().pacing().announcedBits();
            if (bits > 0) {
                byte[] limit = StatusMessage.streamLimit(bits);
                client.say(FrameType.STATUS, limit);
                agent.tellLater(FrameType.STATUS, limit);
            }
        } finally {
            lock.unlock();
        }
        opened.start();
    }

    /// Says that no agent could be reached, and ends the channel.
    void abort(String reason) {
        lock.lock();
        try {
            client.sayAborted(reason);
            leave(Status.FAILED, reason, reason);
        } finally {
            lock.unlock();
        }
    }

    /// Puts another socket on, and drops the one before.
    ///
    /// @return false if the channel is gone
    boolean resume(WebSocketPeer next) {
        lock.lock();
        try {
            if (state == State.GONE) {
                return false;
            }
            client.replace(next);
            session.mark(id, Status.CONNECTED);
        } finally {
            lock.unlock();
        }
        deadline.touch();
        workers.after(AgentSide.PATIENCE, () -> workers.start(id + "-unheld", () -> stopHolding(next)));
        return true;
    }

    /// A socket's reader is done.
    void detach(WebSocketPeer gone, int closeCode) {
        lock.lock();
        try {
            if (!client.isOn(gone)) {
                return;
            }
            client.remove();
            changed.signalAll();
            boolean heard = state == State.OVER && closeCode != WebSocketPeer.ABRUPT;
            if (client.isPlain() || closeCode == ClientSide.NORMAL || session.isEnded() || heard) {
                leave(Status.TERMINATED, "ClientClosed", "");
            } else {
                session.mark(id, Status.DISCONNECTED);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes a message of the client.
    void fromClient(WebSocketPeer from, byte[] message) throws InterruptedException {
        Frame frame;
        try {
            frame = FrameCodec.decode(message);
        } catch (MalformedFrameException malformed) {
            finish("ProcessDataError", "MessageFormatInvalid");
            return;
        }
        deadline.touch();
        if (frame.type() == FrameType.INPUT && flow.isExceededBy(frame.payload().length)) {
            finish("FlowExceedLimit", "FlowExceedLimit");
            return;
        }
        intake.lockInterruptibly();
        try {
            if (isForAgent(from, frame)) {
                agent.tell(frame.type(), StatusMessage.forAgent(frame));
            }
        } finally {
            intake.unlock();
        }
    }

    @Override
    public void deliver(byte[] message) throws IOException, InterruptedException {
        Frame frame = FrameCodec.decodeFromAgent(message);
        if (frame.type() == FrameType.OUTPUT) {
            output(frame.payload());
            return;
        }
        lock.lock();
        try {
            client.say(frame.type(), frame.payload());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void over(AgentEnd end) {
        lock.lock();
        try {
            if (state != State.LIVE) {
                return;
            }
            state = State.OVER;
            ending = end;
            changed.signalAll();
            client.sayLast(end);
            if (client.isPlain() || session.isEnded()) {
                leave(Status.TERMINATED, end.code(), end.detail());
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void finish(String wire, String closedReason) {
        AgentEnd why = new AgentEnd(closedReason, "", wire);
        lock.lock();
        try {
            if (state == State.GONE) {
                return;
            }
            ending = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (agent.end(why)) {
            workers.after(AgentSide.PATIENCE, () -> workers.start(id + "-end", () -> over(why)));
        } else {
            over(why);
        }
    }

    /// Tells the client that the gateway restarts, and closes its socket as a restart does.
    void restart() {
        lock.lock();
        try {
            client.restart();
        } finally {
            lock.unlock();
        }
    }

    /// The socket that a client is on now.
    Optional<WebSocketPeer> currentPeer() {
        lock.lock();
        try {
            return client.peer();
        } finally {
            lock.unlock();
        }
    }

    /// Ends everything at once, without a word; for the end of the Lab.
    void kill() {
        lock.lock();
        try {
            client.abort();
            leave(Status.TERMINATED, "AgentSocketClosed", "");
        } finally {
            lock.unlock();
        }
        agent.closeAtOnce();
    }

    /// Looks at its time limits again, because the settings have changed.
    void rearm() {
        deadline.rearm();
    }

    private boolean isForAgent(WebSocketPeer from, Frame frame) {
        lock.lock();
        try {
            if (!client.isOn(from)) {
                return false;
            }
            Ledger.Arrival arrival = client.arrive(frame);
            if (frame.type() == FrameType.SYNC) {
                catchUp(frame);
                return false;
            }
            return arrival == Ledger.Arrival.NEXT && state == State.LIVE && StatusMessage.agentsUnderstand(frame);
        } finally {
            lock.unlock();
        }
    }

    private void catchUp(Frame sync) {
        if (client.catchUp(sync)) {
            goOn();
        } else {
            workers.start(id + "-lost", () -> finish("ProcessDataError", "MessageFormatInvalid"));
        }
    }

    private void stopHolding(WebSocketPeer waitedFor) {
        lock.lock();
        try {
            if (client.stopHolding(waitedFor)) {
                goOn();
            }
        } finally {
            lock.unlock();
        }
    }

    private void goOn() {
        changed.signalAll();
        if (state == State.OVER && ending != null) {
            client.sayLast(ending);
        }
    }

    private void output(byte[] payload) throws IOException, InterruptedException {
        while (true) {
            WebSocketPeer to = listener();
            if (to != null) {
                to.awaitRoom();
            }
            lock.lockInterruptibly();
            try {
                if (state != State.LIVE) {
                    throw new IOException("the channel is over");
                }
                if (client.output(payload, to, ending != null)) {
                    return;
                }
                if (client.listener() == null) {
                    changed.await();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private @Nullable WebSocketPeer listener() {
        lock.lock();
        try {
            return client.listener();
        } finally {
            lock.unlock();
        }
    }

    private void runOut(AgentEnd why) {
        boolean waitsForNobody;
        lock.lock();
        try {
            waitsForNobody = state == State.OVER;
            if (waitsForNobody) {
                leave(Status.TERMINATED, why.code(), "");
            }
        } finally {
            lock.unlock();
        }
        if (!waitsForNobody) {
            finish(why.wireReason(), why.code());
        }
    }

    /// Takes the channel out of its session. What the client sent before still reaches the agent, for two seconds.
    private void leave(Status status, String reason, String detail) {
        if (state == State.GONE) {
            return;
        }
        state = State.GONE;
        changed.signalAll();
        deadline.cancel();
        String listed = ending == null ? reason : ending.code();
        session.release(id, status, workers.clock().instant(), listed, detail);
        agent.closeGently();
    }
}
