package dev.ecsdeck.bench;

import dev.ecsdeck.testing.ScriptedGateway;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Both ends of what is measured, in a process of their own, so that the other one's memory and CPU are a forward's
/// alone: gateways with a target behind them, and the local program. Obeys lines on its standard input.
final class FarEnd implements AutoCloseable {
    static final long BULK = 100L << 20;
    private static final int CHUNK = 2_048;
    /// Where a frame's number stands after a WebSocket's own head of four bytes.
    private static final int NUMBER_AT = 4 + 18;
    /// 2 Gbit/s: a pace that holds nobody up.
    private static final Frame FAST =
            new Frame(FrameType.STATUS, Frame.V1_01, "", "", 1, 0, new byte[] {7, 127, -1, -1, -1});

    private final BlockingQueue<Boolean> swallowed = new LinkedBlockingQueue<>();
    private final ScriptedGateway pour = new ScriptedGateway(FarEnd::pour);
    private final ScriptedGateway swallow = new ScriptedGateway(this::swallow);
    private final ScriptedGateway echo = new ScriptedGateway(FarEnd::echo);
    private final List<Socket> idle = new ArrayList<>();

    private FarEnd() throws IOException {}

    public static void main(String[] args) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (FarEnd end = new FarEnd()) {
            System.out.println(end.pour.url() + " " + end.swallow.url() + " " + end.echo.url());
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ");
                System.out.println(end.obey(words[0], Integer.parseInt(words[1])));
            }
        }
    }

    private String obey(String order, int number) throws Exception {
        long began = System.nanoTime();
        switch (order) {
            case "down" -> down(number);
            case "up" -> up(number);
            case "hold" -> hold(number);
            default -> drop();
        }
        return String.valueOf((System.nanoTime() - began) / 1e9);
    }

    private static Socket local(int port) throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void down(int port) throws IOException {
        try (Socket socket = local(port)) {
            byte[] buffer = new byte[64 * 1024];
            for (long got = 0; got < BULK; ) {
                got += socket.getInputStream().read(buffer);
            }
        }
    }

    private void up(int port) throws Exception {
        try (Socket socket = local(port)) {
            byte[] chunk = new byte[64 * 1024];
            for (long sent = 0; sent < BULK; sent += chunk.length) {
                socket.getOutputStream().write(chunk);
            }
            swallowed.take();
        }
    }

    /// Opens one more connection that has said one byte, got it back, and is quiet from then on.
    private void hold(int port) throws IOException {
        Socket socket = local(port);
        idle.add(socket);
        socket.getOutputStream().write('x');
        if (socket.getInputStream().read() != 'x') {
            throw new IOException("another byte came back");
        }
    }

    private void drop() throws IOException {
        for (Socket socket : idle) {
            socket.close();
        }
        idle.clear();
    }

    /// Sends it all, in frames of which only the number changes.
    static void pour(ScriptedGateway.Caller caller) throws IOException {
        caller.upgrade().send(FAST);
        byte[] one = ScriptedGateway.Caller.webSocketFrame(
                0x82, FrameCodec.encode(Frame.of101(FrameType.OUTPUT, 1, 0, new byte[CHUNK])));
        ByteBuffer numbered = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
        for (int sent = 0; sent < BULK / CHUNK; sent++) {
            caller.write(numbered.putLong(NUMBER_AT, sent).array());
        }
        caller.listenToTheEnd();
    }

    private void swallow(ScriptedGateway.Caller caller) throws IOException {
        caller.upgrade().send(FAST);
        long got = 0;
        for (Frame frame = caller.receive(); frame != null; frame = caller.receive()) {
            got += frame.type() == FrameType.INPUT ? frame.payload().length : 0;
            if (got >= BULK) {
                got = 0;
                swallowed.add(true);
            }
        }
    }

    private static void echo(ScriptedGateway.Caller caller) throws IOException {
        caller.upgrade().send(FAST);
        for (Frame frame = caller.receive(); frame != null; frame = caller.receive()) {
            if (frame.type() == FrameType.INPUT && frame.payload().length > 0) {
                caller.send(Frame.of101(FrameType.OUTPUT, 1, frame.sequence(), frame.payload()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        pour.close();
        swallow.close();
        echo.close();
    }

    /// The same, seen from the process that is measured.
    static final class Remote implements AutoCloseable {
        final URI pour;
        final URI swallow;
        final URI echo;
        private final Process process;
        private final BufferedReader answers;

        Remote() throws IOException {
            process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FarEnd.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = process.inputReader(StandardCharsets.US_ASCII);
            String[] urls = answers.readLine().split(" ");
            pour = URI.create(urls[0]);
            swallow = URI.create(urls[1]);
            echo = URI.create(urls[2]);
        }

        /// @return how many seconds it took
        double order(String what, int number) throws IOException {
            process.outputWriter(StandardCharsets.US_ASCII)
                    .append(what + " " + number + "\n")
                    .flush();
            return Double.parseDouble(answers.readLine());
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
