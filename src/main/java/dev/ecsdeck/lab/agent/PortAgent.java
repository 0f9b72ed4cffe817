package dev.ecsdeck.lab.agent;

import dev.ecsdeck.lab.Pause;
import dev.ecsdeck.lab.target.Targets;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A forward's end on a machine: one connection to the target for one channel. Two virtual threads.
///
/// Habits of the published builds: a second passes before the dial; output goes out in pieces of up to 2,048 bytes at
/// the pace in force. Up to build 1064 input that comes before the connection stands is dropped, and the target's end
/// is told to nobody: the next input dials anew. From 1065 on input waits for the dial, and refusal and end of the
/// target end the session, each with its own reason.
final class PortAgent implements Agent {
    private static final int PIECE = 2048;
    private static final int LINGER_MILLIS = 1000;

    private final AgentContext context;
    private final Targets targets;
    private final AgentWire wire;
    private final Pace pace;
    private final MessageQueue queue = new MessageQueue();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /// Guarded by lock.
    private @Nullable Socket target;
    /// The target has ended and nobody knows; guarded by lock.
    private boolean mustRedial;
    /// Guarded by lock.
    private @Nullable AgentEnd ended;

    PortAgent(AgentContext context, Targets targets) {
        this.context = context;
        this.targets = targets;
        this.wire = new AgentWire(context.line(), context.channelId(), context.workers());
        this.pace = new Pace(context.settings(), context.workers(), PIECE);
    }

    @Override
    public void start() {
        context.workers().start(context.channelId() + "-output", this::run);
        context.workers().start(context.channelId() + "-input", () -> queue.drainTo(this::handle));
    }

    @Override
    public void receive(byte[] message) throws InterruptedException {
        queue.put(message);
    }

    @Override
    public void end(AgentEnd why) {
        context.workers().start(context.channelId() + "-end", () -> finish(why));
    }

    @Override
    public void close() {
        finish(AgentEnd.OK);
    }

    private void run() {
        try {
            Pause.of(context.workers(), context.settings().now().delays().agentStart());
            Socket dialled = dial();
            while (dialled != null) {
                pump(dialled);
                dialled = afterEnd();
            }
        } catch (AgentException refused) {
            finish(refused.end());
        } catch (IOException clientGone) {
            // the channel is over; what still has to reach the target does
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Connects to the target.
    ///
    /// @return null if the agent has ended meanwhile
    private @Nullable Socket dial() throws AgentException {
        int port = context.spec().port().orElseThrow();
        Socket socket = new Socket();
        try {
            InetSocketAddress address =
                    targets.resolve(context.spec().machine(), context.spec().targetServer(), port);
            socket.setTcpNoDelay(true);
            socket.connect(
                    address, (int) context.settings().now().delays().dial().toMillis());
        } catch (IOException refused) {
            closeQuietly(socket);
            String code = "OpenTargetPortFailed";
            throw new AgentException(code, String.valueOf(refused.getMessage()), context.isHonest() ? code : "Exit");
        }
        lock.lock();
        try {
            if (ended == null) {
                target = socket;
                mustRedial = false;
                changed.signalAll();
                return socket;
            }
        } finally {
            lock.unlock();
        }
        closeQuietly(socket);
        return null;
    }

    private void pump(Socket from) throws IOException, InterruptedException {
        byte[] buffer = new byte[PIECE];
        int length = read(from, buffer);
        while (length >= 0) {
            wire.output(Arrays.copyOf(buffer, length));
            pace.pause();
            length = read(from, buffer);
        }
    }

    private static int read(Socket from, byte[] buffer) {
        try {
            return from.getInputStream().read(buffer);
        } catch (IOException reset) {
            return -1;
        }
    }

    /// What follows the target's end: with new builds the end, with old ones silence until the next input.
    private @Nullable Socket afterEnd() throws AgentException, InterruptedException {
        if (context.isHonest()) {
            String code = "ReadFromTargetPortFailed";
            finish(new AgentEnd(code, "EOF", code));
            return null;
        }
        lock.lockInterruptibly();
        try {
            if (target != null) {
                closeQuietly(target);
            }
            mustRedial = true;
            while (mustRedial && ended == null) {
                changed.await();
            }
            return ended == null ? target : null;
        } finally {
            lock.unlock();
        }
    }

    private void handle(Frame frame) throws InterruptedException {
        switch (frame.type()) {
            case FrameType.INPUT -> input(frame.payload());
            case FrameType.CLOSE -> finish(AgentEnd.OK);
            case FrameType.STATUS -> pace.obey(frame.payload());
            default -> {}
        }
    }

    private void input(byte[] payload) throws InterruptedException {
        if (payload.length == 0) {
            return;
        }
        try {
            Socket to = ready();
            if (to != null) {
                to.getOutputStream().write(payload);
            }
        } catch (AgentException refused) {
            finish(new AgentEnd("ReopenTargetPortFailed", refused.end().detail(), "Exit"));
        } catch (IOException reset) {
            // the reader of the target sees the same end
        }
    }

    /// The connection that input goes to; null means that it is dropped.
    private @Nullable Socket ready() throws AgentException, InterruptedException {
        boolean redial;
        lock.lockInterruptibly();
        try {
            while (context.isHonest() && target == null && ended == null) {
                changed.await();
            }
            redial = mustRedial && ended == null;
            if (!redial) {
                return ended == null ? target : null;
            }
        } finally {
            lock.unlock();
        }
        return dial();
    }

    private void finish(AgentEnd why) {
        Socket open;
        lock.lock();
        try {
            if (ended != null) {
                return;
            }
            ended = why;
            open = target;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        context.done().accept(this);
        queue.close();
        wire.over(why);
        if (open != null) {
            context.workers().start(context.channelId() + "-hangup", () -> hangUp(open));
        }
    }

    /// Ends our side first, so that what was written arrives: closing with unread bytes would reset the connection.
    private static void hangUp(Socket open) {
        try (open) {
            open.shutdownOutput();
            open.setSoTimeout(LINGER_MILLIS);
            byte[] unread = new byte[PIECE];
            int left = 64;
            while (left > 0 && open.getInputStream().read(unread) >= 0) {
                left--;
            }
        } catch (IOException gone) {
            // the target has closed first
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // it is closed, which is all that is wanted
        }
    }
}
