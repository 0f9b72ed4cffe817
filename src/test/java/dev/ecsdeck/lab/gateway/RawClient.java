package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// A WebSocket client on a bare socket, which can also send what no honest client would.
final class RawClient implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final int NOT_CLOSED = -1;
    private static final Frame END =
            new Frame(-1, "1.01", "", "", 1, 0, "the socket ended".getBytes(StandardCharsets.UTF_8));

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final BlockingQueue<Frame> arrived = new LinkedBlockingQueue<>();
    private final List<Frame> seen = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicInteger inputs = new AtomicInteger();
    private volatile int outputs;
    private volatile String channelId = "";
    private volatile int closeCode = NOT_CLOSED;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    static RawClient connect(URI url) throws IOException {
        RawClient client = dial(url);
        String status = client.handshake(url, "GET", "Upgrade");
        if (!status.contains(" 101 ")) {
            throw new IOException(status);
        }
        Thread.ofVirtual().start(client::readAll);
        return client;
    }

    static RawClient reconnect(URI url, RawClient before) throws IOException {
        RawClient client = connect(URI.create(url + "&channelId=" + before.channelId));
        client.inputs.set(before.inputs.get());
        client.outputs = before.outputs;
        client.channelId = before.channelId;
        client.screen.writeBytes(before.screenBytes());
        client.sync();
        return client;
    }

    /// The status line that a handshake gets.
    static String statusOf(URI url, String method, String connection) throws IOException {
        try (RawClient client = dial(url)) {
            return client.handshake(url, method, connection);
        }
    }

    private static RawClient dial(URI url) throws IOException {
        return new RawClient(new Socket(InetAddress.getByName(url.getHost()), url.getPort()));
    }

    private String handshake(URI url, String method, String connection) throws IOException {
        out.write((method + " " + url.getRawPath() + "?" + url.getRawQuery()
                        + " HTTP/1.1\r\nHost: lab\r\nUpgrade: websocket\r\n"
                        + "Connection: " + connection + "\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String first = line();
        for (String each = line(); !each.isEmpty(); each = line()) {
            if (each.startsWith("Sec-WebSocket-Accept:") && !each.endsWith("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
                throw new IOException("wrong accept: " + each);
            }
        }
        return first;
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private void readAll() {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0F;
                long length = in.readUnsignedByte();
                length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
                byte[] payload = new byte[(int) length];
                in.readFully(payload);
                if (opcode == 8) {
                    closeCode =
                            payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
                    sendFrame(8, payload);
                } else if (opcode == 2) {
                    take(FrameCodec.decode(payload));
                } else {
                    arrived.add(new Frame(1000 + opcode, "1.01", "", "", 1, 0, payload));
                }
            }
        } catch (IOException ended) {
            arrived.add(END);
        }
    }

    private void take(Frame frame) {
        channelId = frame.channelId();
        if (frame.type() == FrameType.OUTPUT) {
            synchronized (screen) {
                boolean isNext = !frame.is102() || frame.outputSeq() == outputs + 1;
                if (isNext) {
                    outputs = frame.outputSeq();
                    screen.writeBytes(frame.payload());
                }
            }
        }
        seen.add(frame);
        arrived.add(frame);
    }

    /// Input of 1.02 with the next number.
    void type(String text) throws IOException {
        send(Frame.of102(
                FrameType.INPUT,
                channelId,
                1,
                inputs.incrementAndGet(),
                outputs,
                text.getBytes(StandardCharsets.UTF_8)));
    }

    void sync() throws IOException {
        send(Frame.of102(FrameType.SYNC, channelId, 1, inputs.get(), outputs, Frame.noPayload()));
    }

    void resize(int rows, int columns) throws IOException {
        byte[] size = {(byte) rows, 0, (byte) columns, 0};
        send(Frame.of102(FrameType.RESIZE, channelId, 1, inputs.incrementAndGet(), outputs, size));
    }

    void send(Frame frame) throws IOException {
        sendFrame(2, FrameCodec.encode(frame));
    }

    void sendFrame(int opcode, byte[] payload) throws IOException {
        sendRaw(0x80 | opcode, payload, true);
    }

    synchronized void sendRaw(int first, byte[] payload, boolean masked) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(14).put((byte) first);
        int bit = masked ? 0x80 : 0;
        if (payload.length < 126) {
            head.put((byte) (bit | payload.length));
        } else {
            head.put((byte) (bit | 127)).putLong(payload.length);
        }
        if (masked) {
            head.putInt(0);
        }
        out.write(head.array(), 0, head.position());
        out.write(payload);
        out.flush();
    }

    void sendBytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// Waits for the first frame that fits, past the others.
    Frame await(Predicate<Frame> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Frame next = arrived.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null || isEnd(next) && !wanted.test(next)) {
                throw new AssertionError(
                        (next == null ? "nothing came" : "the socket ended") + " after " + seen + " " + screen());
            }
            if (wanted.test(next)) {
                return next;
            }
        }
    }

    private static boolean isEnd(Frame frame) {
        return frame.type() == END.type();
    }

    Frame awaitStatus(int status) throws InterruptedException {
        return await(frame -> frame.type() == FrameType.STATUS && frame.payload()[0] == status);
    }

    /// Waits until nothing has come for `quiet`.
    void awaitSilence(Duration quiet) throws InterruptedException {
        Frame next = arrived.poll(quiet.toMillis(), TimeUnit.MILLISECONDS);
        while (next != null) {
            next = arrived.poll(quiet.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Whether the socket ends within `time`; takes what comes meanwhile.
    boolean hasEndedWithin(Duration time) throws InterruptedException {
        Frame next = arrived.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        return next != null && isEnd(next);
    }

    void awaitEnd() throws InterruptedException {
        await(RawClient::isEnd);
    }

    /// Waits until the screen shows `text`.
    void awaitScreen(String text) throws InterruptedException {
        if (!screen().contains(text)) {
            await(_ -> screen().contains(text));
        }
    }

    String screen() {
        return new String(screenBytes(), StandardCharsets.UTF_8);
    }

    byte[] screenBytes() {
        synchronized (screen) {
            return screen.toByteArray();
        }
    }

    List<Frame> seen() {
        return seen;
    }

    String channelId() {
        return channelId;
    }

    /// The code of the gateway's close frame, or [#NOT_CLOSED].
    int closeCode() {
        return closeCode;
    }

    int outputs() {
        return outputs;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
