package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.lab.faults.Traffic;
import dev.ecsdeck.lab.gateway.MessageReader.BreachException;
import dev.ecsdeck.lab.gateway.MessageReader.Message;
import dev.ecsdeck.wire.FrameLimits;
import dev.ecsdeck.work.Workers;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A client's WebSocket after the handshake: one reader, which is the thread of [#serve], and one writer of its own.
///
/// Thread-safe. Messages are queued; [#offer] never waits, [#awaitRoom] waits until less than 64 KiB are queued.
final class WebSocketPeer {
    static final int ABRUPT = 1006;
    private static final int ROOM = 64 * 1024;
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final int BINARY_ONLY = 1003;

    private final Socket socket;
    private final OutputStream out;
    private final MessageReader reader;
    private final Workers workers;
    private final Traffic traffic;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /// Guarded by lock.
    private final ArrayDeque<Piece> queue = new ArrayDeque<>();
    /// Bytes; guarded by lock.
    private int queued;
    /// Nothing more is taken; guarded by lock.
    private boolean closing;
    /// The socket is closed, or as good as; guarded by lock.
    private boolean dead;
    /// Nothing goes in or out any more, and nobody is told.
    private volatile boolean silent;
    private volatile boolean cutShort;

    /// Takes the client's messages, on the reader's thread.
    interface Receiver {
        void binary(byte[] message) throws InterruptedException;
    }

    /// Bytes to write: a message to be framed, or raw ones.
    private record Piece(int opcode, byte[] bytes, boolean last, boolean faulty) {}

    WebSocketPeer(Socket socket, InputStream in, OutputStream out, Workers workers, Traffic traffic) {
        this.socket = socket;
        this.out = out;
        this.reader = new MessageReader(in, FrameLimits.MAX_MESSAGE);
        this.workers = workers;
        this.traffic = traffic;
    }

    /// Reads until the connection ends.
    ///
    /// @return the client's close code, or 1006 if there was none
    int serve(String name, Receiver receiver) {
        Thread writer = workers.start(name + "-writer", this::writeAll);
        try {
            return readAll(receiver);
        } catch (BreachException breach) {
            close(breach.closeCode());
            return ABRUPT;
        } catch (IOException gone) {
            return ABRUPT;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ABRUPT;
        } finally {
            finishWriting(writer);
        }
    }

    private int readAll(Receiver receiver) throws IOException, InterruptedException {
        while (true) {
            Message message = reader.next();
            if (silent) {
                continue;
            }
            switch (message.opcode()) {
                case MessageReader.BINARY -> {
                    for (byte[] each : traffic.incoming(message.payload())) {
                        receiver.binary(each);
                    }
                }
                case MessageReader.PING -> put(new Piece(MessageReader.PONG, message.payload(), true, false));
                case MessageReader.CLOSE -> {
                    answerClose(message.payload());
                    return message.closeCode();
                }
                case MessageReader.TEXT -> throw new BreachException(BINARY_ONLY, "a text message");
                default -> {}
            }
        }
    }

    /// Queues a binary message; does nothing once the socket closes.
    void offer(byte[] message) {
        put(new Piece(MessageReader.BINARY, message, true, true));
    }

    /// Queues a frame of any kind, past the faults.
    ///
    /// @param last false makes it a fragment that wants another
    void offerFrame(int opcode, byte[] payload, boolean last) {
        put(new Piece(opcode, payload, last, false));
    }

    /// Queues bytes that are no frame at all.
    void offerRaw(byte[] bytes) {
        put(new Piece(-1, bytes, true, false));
    }

    /// Whether anything can still be sent.
    boolean isOpen() {
        lock.lock();
        try {
            return !closing && !dead;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is room in the queue or the socket is closing.
    void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queued > ROOM && !closing && !dead) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Sends a close message after what is queued, and gives the client two seconds to answer it.
    ///
    /// @param code 1005 sends a close message without a code
    void close(int code) {
        byte[] payload = code == MessageReader.NO_STATUS
                ? new byte[0]
                : ByteBuffer.allocate(2).putShort((short) code).array();
        answerClose(payload);
        workers.after(CLOSING, () -> workers.start("lab-socket-drop", this::drop));
    }

    /// Closes the connection without a close message; what is still queued is lost.
    void abort() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // nothing lingers on a closed socket
        }
        drop();
    }

    /// Leaves the connection open and dead: nothing is answered, sent or taken any more.
    void fallSilent() {
        silent = true;
    }

    /// Ends the connection in the midst of the next message.
    void cutNextShort() {
        cutShort = true;
    }

    private void answerClose(byte[] payload) {
        lock.lock();
        try {
            if (!closing) {
                queue.add(new Piece(MessageReader.CLOSE, payload, true, false));
                closing = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void put(Piece piece) {
        lock.lock();
        try {
            if (!closing && !dead) {
                queue.add(piece);
                queued += piece.bytes.length;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void drop() {
        lock.lock();
        try {
            dead = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // it is closed, which is all that is wanted
        }
    }

    private void finishWriting(Thread writer) {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(CLOSING);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        drop();
    }

    private void writeAll() {
        try {
            while (true) {
                Piece piece = take();
                if (piece == null) {
                    return;
                }
                if (!silent) {
                    write(piece);
                }
                if (isIdle()) {
                    out.flush();
                }
                if (piece.opcode == MessageReader.CLOSE) {
                    return;
                }
            }
        } catch (IOException gone) {
            drop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            drop();
        }
    }

    private @Nullable Piece take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.isEmpty() && !closing && !dead) {
                changed.await();
            }
            Piece piece = dead ? null : queue.poll();
            if (piece != null) {
                queued -= piece.bytes.length;
                changed.signalAll();
            }
            return piece;
        } finally {
            lock.unlock();
        }
    }

    private boolean isIdle() {
        lock.lock();
        try {
            return queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void write(Piece piece) throws IOException, InterruptedException {
        if (piece.opcode < 0) {
            out.write(piece.bytes);
        } else if (piece.faulty) {
            for (byte[] each : traffic.outgoing(piece.bytes)) {
                writeFrame(piece.opcode, each, true);
            }
        } else {
            writeFrame(piece.opcode, piece.bytes, piece.last);
        }
    }

    private void writeFrame(int opcode, byte[] payload, boolean last) throws IOException {
        out.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length < 1 << 16) {
            out.write(126);
            out.write(ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            out.write(127);
            out.write(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        if (cutShort) {
            out.write(payload, 0, payload.length / 2);
            out.flush();
            throw new EOFException("cut short by a fault");
        }
        out.write(payload);
    }
}
