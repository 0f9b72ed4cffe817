package dev.ecsdeck.testing;

import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A WebSocket server of our own on loopback that does what a script says to each connection, be it rude: half
/// frames, text, garbage, silence, abrupt ends.
public final class ScriptedGateway implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server;
    private final Script script;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CopyOnWriteArrayList<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /// What happens on one connection. Its end closes the socket.
    public interface Script {
        void play(Caller caller) throws Exception;
    }

    public ScriptedGateway(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("scripted-gateway").start(this::accept);
    }

    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/session?sessionid=s-1&token=secret");
    }

    public int connections() {
        return connections.get();
    }

    /// What scripts threw, but for ends of sockets.
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().name("scripted-" + number).start(() -> serve(socket, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            script.play(new Caller(socket, number));
        } catch (SocketException | EOFException | UncheckedIOException ended) {
            // The far side went away, which scripts need not foresee.
        } catch (Exception | AssertionError failure) {
            failures.add(failure);
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /// One connection, as the script sees it.
    public static final class Caller {
        private final Socket socket;
        private final int number;
        private final DataInputStream in;
        private final OutputStream out;
        private final String request;
        private final String head;
        private boolean upgraded;

        Caller(Socket socket, int number) throws IOException {
            this.socket = socket;
            this.number = number;
            this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            this.out = socket.getOutputStream();
            this.head = readHead();
            this.request = head.split(" ", 3)[1];
        }

        /// Which connection it is, from 1.
        public int number() {
            return number;
        }

        /// Path and query as asked for.
        public String request() {
            return request;
        }

        public String head() {
            return head;
        }

        private String readHead() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                bytes.write(in.readUnsignedByte());
            }
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }

        public Caller upgrade() throws IOException {
            return upgrade("");
        }

        public Caller upgrade(String moreHeaders) throws IOException {
            String key = head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseThrow();
            write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + accept(key) + "\r\n" + moreHeaders + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            upgraded = true;
            return this;
        }

        private static String accept(String key) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
                return Base64.getEncoder().encodeToString(digest);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        public void refuse(int status) throws IOException {
            write(("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        }

        public void write(byte[] raw) throws IOException {
            synchronized (out) {
                out.write(raw);
                out.flush();
            }
        }

        public void send(Frame frame) throws IOException {
            message(FrameCodec.encode(frame));
        }

        public void message(byte[] payload) throws IOException {
            write(webSocketFrame(0x82, payload));
        }

        public void text(String text) throws IOException {
            write(webSocketFrame(0x81, text.getBytes(StandardCharsets.UTF_8)));
        }

        public void close(int code) throws IOException {
            byte[] payload = code == 1005 ? new byte[0] : new byte[] {(byte) (code >> 8), (byte) code};
            write(webSocketFrame(0x88, payload));
        }

        /// Ends the TCP connection with a reset.
        public void drop() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        public static byte[] webSocketFrame(int first, byte[] payload) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 10);
            frame.write(first);
            if (payload.length < 126) {
                frame.write(payload.length);
            } else if (payload.length < 65_536) {
                frame.write(126);
                frame.write(payload.length >> 8);
                frame.write(payload.length);
            } else {
                frame.write(127);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    frame.write((int) ((long) payload.length >>> shift));
                }
            }
            frame.writeBytes(payload);
            return frame.toByteArray();
        }

        /// The next frame that the client sent; null after its close frame.
        public @Nullable Frame receive() throws IOException {
            while (true) {
                int first = in.readUnsignedByte();
                byte[] payload = payload();
                switch (first & 0x0F) {
                    case 0x2 -> {
                        return FrameCodec.decode(payload);
                    }
                    case 0x8 -> {
                        write(webSocketFrame(0x88, payload));
                        return null;
                    }
                    case 0x9 -> write(webSocketFrame(0x8A, payload));
                    default -> {}
                }
            }
        }

        /// Reads until the client is gone.
        public void listenToTheEnd() throws IOException {
            Frame frame = upgraded ? receive() : null;
            while (frame != null) {
                frame = receive();
            }
        }

        private byte[] payload() throws IOException {
            int length = in.readUnsignedByte() & 0x7F;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i & 3];
            }
            return payload;
        }
    }

    /// A status frame as a gateway of this version sends it.
    public static Frame status(String version, String channelId, int code, String rest) {
        byte[] text = rest.getBytes(StandardCharsets.ISO_8859_1);
        byte[] payload = new byte[text.length + 1];
        payload[0] = (byte) code;
        System.arraycopy(text, 0, payload, 1, text.length);
        return new Frame(FrameType.STATUS, version, channelId, "", 1, 0, payload);
    }

    public static Frame opened(String version, String channelId) {
        return status(version, channelId, StatusCode.OPENED, "");
    }

    /// Output number `seq` of a 1.02 gateway that has taken inputs up to `inputSeq`.
    public static Frame output(String channelId, int inputSeq, int seq, String text) {
        return Frame.of102(FrameType.OUTPUT, channelId, 1, inputSeq, seq, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Output of a 1.01 gateway.
    public static Frame output101(String text) {
        return Frame.of101(FrameType.OUTPUT, 1, 0, text.getBytes(StandardCharsets.UTF_8));
    }
}
