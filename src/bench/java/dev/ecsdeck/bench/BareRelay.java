package dev.ecsdeck.bench;

import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// The least that moves a TCP connection's bytes over a WebSocket in frames of 1.01: no order, no pace, no state, no
/// readiness, and OkHttp's reader itself writes to the local socket. What a forward is measured against.
final class BareRelay implements AutoCloseable {
    private static final int CHUNK = 2_048;
    /// Bytes of a frame of 1.01 without ids before its payload.
    private static final int HEAD = 30;
    private static final long QUEUE = 512 * 1024;

    private final OkHttpClient http;
    private final URI gateway;
    private final ServerSocket server = new ServerSocket(0, 1_024, InetAddress.ofLiteral("127.0.0.1"));

    BareRelay(OkHttpClient http, URI gateway) throws IOException {
        this.http = http;
        this.gateway = gateway;
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket local = server.accept();
                local.setTcpNoDelay(true);
                Thread.ofVirtual().name("relay-up").start(() -> up(local));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void up(Socket local) {
        Wire wire = new Wire(local);
        Request request = new Request.Builder().url(gateway.toString()).build();
        WebSocket socket = http.newWebSocket(request, wire);
        try (local) {
            wire.open.await();
            InputStream in = local.getInputStream();
            byte[] chunk = new byte[CHUNK];
            long sequence = 0;
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                while (socket.queueSize() > QUEUE) {
                    LockSupport.parkNanos(100_000);
                }
                Frame frame = Frame.of101(FrameType.INPUT, 1, sequence++, Arrays.copyOf(chunk, count));
                socket.send(ByteString.of(FrameCodec.encode(frame)));
            }
        } catch (IOException | InterruptedException over) {
            // The bench is done with it.
        }
        socket.cancel();
    }

    private static final class Wire extends WebSocketListener {
        final CountDownLatch open = new CountDownLatch(1);
        private final Socket local;

        Wire(Socket local) {
            this.local = local;
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            open.countDown();
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            byte[] message = bytes.toByteArray();
            // The ids' lengths stand after type and version; the Lab names its channels.
            int head = HEAD + message[8] + message[9 + message[8]];
            if (message[0] == FrameType.OUTPUT) {
                try {
                    local.getOutputStream().write(message, head, message.length - head);
                } catch (IOException gone) {
                    socket.cancel();
                }
            }
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
            open.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
