package dev.ecsdeck.bench;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.session.PortChannel;
import dev.ecsdeck.session.PortOptions;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.session.ShellChannel;
import dev.ecsdeck.session.ShellOptions;
import dev.ecsdeck.testing.ScriptedGateway;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/// One keystroke there and back, and 100 MiB each way, through our conversation and over the bare OkHttp WebSocket,
/// against the same server on loopback in the same run.
final class LoopbackBench implements AutoCloseable {
    private static final int KEYSTROKES = 3_000;
    private static final int WARM_UP = 500;
    private static final int CHUNK = 2_048;
    private static final long BULK = 100L << 20;
    private static final int ROUNDS = 6;
    private static final Frame FAST =
            new Frame(FrameType.STATUS, Frame.V1_02, "c", "", 1, 0, new byte[] {7, 127, -1, -1, -1});

    private final OkHttpClient http = new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
            .build();
    private final Threads threads = new Threads((thread, crash) -> crash.printStackTrace());
    private final SessionClient client = new SessionClient(http, threads);

    private LoopbackBench() {}

    public static void main(String[] args) throws Exception {
        run(new Table(System.out));
    }

    static void run(Table table) throws Exception {
        try (LoopbackBench bench = new LoopbackBench()) {
            bench.keystroke(table);
            bench.bulk(table);
        }
    }

    private void keystroke(Table table) throws Exception {
        table.title("One keystroke there and back over loopback");
        double bare;
        double ours;
        try (ScriptedGateway echo = new ScriptedGateway(LoopbackBench::echoFrames)) {
            bare = bareKeystroke(echo);
        }
        try (ScriptedGateway echo = new ScriptedGateway(LoopbackBench::echoFrames)) {
            ours = ourKeystroke(echo);
        }
        table.row("bare OkHttp WebSocket, median", bare, "us");
        table.row("ShellChannel, median", ours, "us");
        table.row("our own code, both ways", ours - bare, "us");
        table.ratio("ShellChannel / bare", ours / bare);
    }

    private static void echoFrames(ScriptedGateway.Caller caller) throws IOException {
        caller.upgrade().send(FAST);
        int seq = 0;
        caller.send(Frame.of102(FrameType.OUTPUT, "c", 1, 0, ++seq, new byte[1]));
        for (Frame frame = caller.receive(); frame != null; frame = caller.receive()) {
            if (frame.type() == FrameType.INPUT) {
                caller.send(Frame.of102(FrameType.OUTPUT, "c", 1, frame.inputSeq(), ++seq, frame.payload()));
            }
        }
    }

    private double bareKeystroke(ScriptedGateway echo) throws Exception {
        BlockingQueue<ByteString> answers = new LinkedBlockingQueue<>();
        WebSocket socket = bare(echo, answers::add);
        answers.take();
        answers.take();
        ByteString key = ByteString.of(FrameCodec.encode(Frame.of102(FrameType.INPUT, "c", 1, 1, 1, new byte[] {'k'})));
        double[] micros = new double[KEYSTROKES];
        for (int i = -WARM_UP; i < KEYSTROKES; i++) {
            long began = System.nanoTime();
            socket.send(key);
            answers.take();
            note(micros, i, began);
        }
        socket.cancel();
        return median(micros);
    }

    private double ourKeystroke(ScriptedGateway echo) throws Exception {
        ShellOptions options = ShellOptions.plain("bench", ScreenSize.DEFAULT);
        ShellChannel shell = client.openShell(echo.url(), options, state -> {});
        byte[] key = {'k'};
        shell.read(new byte[1], 0, 1);
        double[] micros = new double[KEYSTROKES];
        for (int i = -WARM_UP; i < KEYSTROKES; i++) {
            long began = System.nanoTime();
            shell.write(key, 0, 1);
            shell.read(key, 0, 1);
            note(micros, i, began);
        }
        shell.close();
        return median(micros);
    }

    private static void note(double[] micros, int i, long began) {
        if (i >= 0) {
            micros[i] = (System.nanoTime() - began) / 1e3;
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private void bulk(Table table) throws Exception {
        table.title("100 MiB in frames of 2,048 bytes over loopback, best of " + ROUNDS);
        ways(table, "down", this::bareDown, this::ourDown);
        ways(table, "up", this::bareUp, this::ourUp);
    }

    /// One transfer.
    private interface Transfer {
        double seconds() throws Exception;
    }

    /// In turns, so that what else this machine does meets both.
    private static void ways(Table table, String way, Transfer bare, Transfer ours) throws Exception {
        double bareSeconds = Double.MAX_VALUE;
        double ourSeconds = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            bareSeconds = Math.min(bareSeconds, bare.seconds());
            ourSeconds = Math.min(ourSeconds, ours.seconds());
        }
        double mebibytes = BULK / (double) (1 << 20);
        table.row(way + ", bare OkHttp WebSocket", mebibytes / bareSeconds, "MiB/s");
        table.row(way + ", PortChannel", mebibytes / ourSeconds, "MiB/s");
        table.ratio(way + ", PortChannel / bare", bareSeconds / ourSeconds);
    }

    private double bareDown() throws Exception {
        AtomicLong left = new AtomicLong(BULK);
        CountDownLatch done = new CountDownLatch(1);
        try (ScriptedGateway gateway = new ScriptedGateway(FarEnd::pour)) {
            long began = System.nanoTime();
            WebSocket socket = bare(gateway, message -> {
                if (left.addAndGet(-CHUNK) <= 0) {
                    done.countDown();
                }
            });
            done.await();
            socket.cancel();
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private double ourDown() throws Exception {
        try (ScriptedGateway gateway = new ScriptedGateway(FarEnd::pour)) {
            long began = System.nanoTime();
            PortChannel port = port(gateway);
            readAll(port);
            double seconds = (System.nanoTime() - began) / 1e9;
            port.close();
            return seconds;
        }
    }

    private static void readAll(Link link) throws IOException {
        byte[] buffer = new byte[32 * 1024];
        for (long read = 0; read < BULK; ) {
            read += link.read(buffer, 0, buffer.length);
        }
    }

    private PortChannel port(ScriptedGateway gateway) {
        return client.openPort(gateway.url(), PortOptions.of("bench", OptionalInt.of(1065)), state -> {});
    }

    private static ScriptedGateway.Script swallow(CountDownLatch done) {
        return caller -> {
            caller.upgrade().send(FAST);
            long got = 0;
            while (got < BULK) {
                Frame frame = caller.receive();
                got += frame == null ? BULK : frame.payload().length;
            }
            done.countDown();
            caller.listenToTheEnd();
        };
    }

    private double bareUp() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        try (ScriptedGateway gateway = new ScriptedGateway(swallow(done))) {
            WebSocket socket = bare(gateway, message -> ready.countDown());
            ready.await();
            ByteString message = ByteString.of(FrameCodec.encode(Frame.of101(FrameType.INPUT, 1, 0, new byte[CHUNK])));
            long began = System.nanoTime();
            for (long sent = 0; sent < BULK; sent += CHUNK) {
                while (socket.queueSize() > 512 * 1024) {
                    LockSupport.parkNanos(100_000);
                }
                socket.send(message);
            }
            done.await();
            socket.cancel();
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private double ourUp() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (ScriptedGateway gateway = new ScriptedGateway(swallow(done))) {
            PortChannel port = port(gateway);
            while (port.pace().bitsPerSecond() < 1_000_000_000L) {
                LockSupport.parkNanos(1_000_000);
            }
            byte[] chunk = new byte[32 * 1024];
            long began = System.nanoTime();
            for (long sent = 0; sent < BULK; sent += chunk.length) {
                port.write(chunk, 0, chunk.length);
            }
            done.await();
            double seconds = (System.nanoTime() - began) / 1e9;
            port.close();
            return seconds;
        }
    }

    private interface Taker {
        void take(ByteString message);
    }

    private WebSocket bare(ScriptedGateway gateway, Taker taker) {
        Request request = new Request.Builder().url(gateway.url().toString()).build();
        return http.newWebSocket(request, new WebSocketListener() {
            @Override
            public void onMessage(WebSocket socket, ByteString bytes) {
                taker.take(bytes);
            }

            @Override
            public void onFailure(WebSocket socket, Throwable failure, Response response) {
                // The socket is cancelled at the end of each run.
            }
        });
    }

    @Override
    public void close() {
        threads.close();
        http.dispatcher().executorService().shutdownNow();
    }
}
