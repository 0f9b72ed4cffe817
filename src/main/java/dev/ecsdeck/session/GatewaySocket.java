package dev.ecsdeck.session;

import dev.ecsdeck.net.NetFailures;
import dev.ecsdeck.problem.Breach;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Hop;
import dev.ecsdeck.wire.FrameLimits;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// The only WebSocket exit: one socket to the gateway, one message out, one message in. Bounds what a hostile peer
/// can make us hold: compression is neither offered nor taken, redirects are not followed, a message ends within
/// [FrameLimits#MAX_MESSAGE] or the socket does. Thread-safe.
final class GatewaySocket {
    /// Bytes in OkHttp's queue at which the sender begins to wait. OkHttp itself gives up at 16 MiB.
    static final long WINDOW = 512 * 1024;

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final int NORMAL = 1000;
    private static final int SWITCHING = 101;
    /// A message, the frame around it, TLS records, and some pings.
    private static final long BOUND = FrameLimits.MAX_MESSAGE + 512L * 1024;

    /// What happens on the socket. Called by OkHttp's threads, one at a time; `message` may wait, which stops the
    /// reading. After `ended` nothing more comes.
    interface Events {
        void opened();

        void message(byte[] message);

        /// Every whole message that has arrived was handed over. Called before each wait for more.
        void drained();

        void ended(SocketEnd end);
    }

    private final BoundedSockets sockets;
    private final Events events;
    private final OkHttpClient http;
    private final Route route;
    /// Set once; volatile because events may come before [#connect] returns.
    private volatile @Nullable WebSocket webSocket;

    private GatewaySocket(OkHttpClient http, Route route, Events events) {
        this.http = http;
        this.route = route;
        this.events = events;
        this.sockets = new BoundedSockets(BOUND, events::drained);
    }

    /// Begins to connect; `events` tells the rest, perhaps before this returns.
    ///
    /// @param ping zero for none
    static GatewaySocket connect(OkHttpClient http, Route route, String channelId, Duration ping, Events events) {
        GatewaySocket socket = new GatewaySocket(http, route, events);
        OkHttpClient client = http.newBuilder()
                .socketFactory(socket.sockets)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .addInterceptor(GatewaySocket::withoutExtensions)
                .followRedirects(false)
                .pingInterval(ping)
                .build();
        Request request = new Request.Builder()
                .url(route.url(channelId))
                .header("x-acs-session-token", route.token())
                .build();
        socket.webSocket = client.newWebSocket(request, socket.new Listener());
        return socket;
    }

    /// An inflating message has no bound, so compression must not happen, whoever asks for it.
    private static Response withoutExtensions(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(
                chain.request().newBuilder().removeHeader(EXTENSIONS).build());
        if (response.header(EXTENSIONS) != null) {
            response.close();
            throw new ProtocolException("the gateway forces a WebSocket extension");
        }
        return response;
    }

    /// Puts a message into the queue.
    ///
    /// @return false if the socket takes no more; it is then cancelled
    boolean send(byte[] message) {
        WebSocket socket = webSocket;
        if (socket == null) {
            return false;
        }
        boolean taken = socket.send(ByteString.of(message));
        if (!taken) {
            socket.cancel();
        }
        return taken;
    }

    /// Bytes in the queue.
    long queued() {
        WebSocket socket = webSocket;
        return socket == null ? 0 : socket.queueSize();
    }

    /// Says goodbye after what is queued.
    void close() {
        WebSocket socket = webSocket;
        if (socket != null) {
            socket.close(NORMAL, null);
        }
    }

    void cancel() {
        WebSocket socket = webSocket;
        if (socket != null) {
            socket.cancel();
        }
    }

    private final class Listener extends WebSocketListener {
        @Override
        public void onOpen(WebSocket socket, Response response) {
            sockets.messageArrived();
            events.opened();
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            sockets.messageArrived();
            events.message(bytes.toByteArray());
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            events.ended(broken(Breach.TEXT_MESSAGE, text.length() + " characters"));
            socket.cancel();
        }

        /// Answers with the peer's own code, as browsers do. Where it gave none, OkHttp cannot answer with none, and
        /// 1000 would tell the peer that we are done with the session: the connection goes without a word.
        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            events.ended(new SocketEnd.Closed(code));
            boolean echoable = code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000;
            if (!echoable || !socket.close(code, null)) {
                socket.cancel();
            }
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
            events.ended(end(failure, response));
        }
    }

    private SocketEnd end(Throwable failure, @Nullable Response response) {
        if (response != null && response.code() != SWITCHING) {
            return new SocketEnd.Refused(response.code());
        }
        if (failure instanceof BoundedSockets.TooLongException) {
            return broken(Breach.TOO_LONG, String.valueOf(failure.getMessage()));
        }
        if (failure instanceof ProtocolException) {
            return broken(Breach.GARBAGE, String.valueOf(failure.getMessage()));
        }
        return new SocketEnd.Failed(
                failure instanceof IOException broken
                        ? NetFailures.problem(broken, route.place(), http)
                        : new Problem.Unreachable(route.host(), Hop.BROKEN, String.valueOf(failure.getMessage())));
    }

    private static SocketEnd broken(Breach breach, String detail) {
        return new SocketEnd.Broken(new Problem.GatewayBroken(breach, detail));
    }
}
