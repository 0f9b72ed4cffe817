package dev.ecsdeck.session;

import dev.ecsdeck.testing.ScriptedGateway;
import dev.ecsdeck.testing.ScriptedGateway.Caller;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// A 1.02 gateway that keeps one shell and drops its socket so many times, each in another way: with and without
/// acknowledging, amid a frame, after duplicates and gaps, by close codes, by reset, by "frozen", by refusing for a
/// while. The shell counts lines upward while it takes keys. All of it from one seed.
final class ForgetfulGateway implements ScriptedGateway.Script {
    private static final String CHANNEL = "ch-7";
    private static final int WAYS = 12;

    private final long seed;
    private final int lines;
    private final int keys;

    // Guarded by this.
    private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    private int dropsLeft;
    private int inputTaken;
    private int duplicatesTaken;
    private int gapsMet;

    ForgetfulGateway(long seed, int drops, int lines, int keys) {
        this.seed = seed;
        this.dropsLeft = drops;
        this.lines = lines;
        this.keys = keys;
    }

    synchronized String typed() {
        return typed.toString(StandardCharsets.UTF_8);
    }

    synchronized int dropsLeft() {
        return dropsLeft;
    }

    static String line(int number) {
        return "line %05d\r\n".formatted(number);
    }

    @Override
    public void play(Caller caller) throws Exception {
        Random random = new Random(seed * 1_000 + caller.number());
        boolean again = caller.request().contains("channelId=" + CHANNEL);
        if (again && random.nextInt(10) == 0 && takeDrop()) {
            caller.refuse(503);
            return;
        }
        caller.upgrade();
        Turn turn = new Turn(caller, random);
        if (again) {
            turn.send(FrameType.SYNC, 0, new byte[0], random.nextBoolean() ? 1 : 0);
        } else {
            caller.send(ScriptedGateway.opened(Frame.V1_02, CHANNEL));
            turn.sendFrom(1);
        }
        Thread.ofVirtual().start(turn::listen);
        turn.speak();
    }

    private synchronized boolean takeDrop() {
        dropsLeft--;
        return dropsLeft >= 0;
    }

    private synchronized boolean done() {
        return inputTaken > 0 && typed.size() >= keys;
    }

    /// One connection's turn.
    private final class Turn {
        private final Caller caller;
        private final Random random;
        private final AtomicBoolean over = new AtomicBoolean();
        // Guarded by this.
        private int next = Integer.MAX_VALUE;

        Turn(Caller caller, Random random) {
            this.caller = caller;
            this.random = random;
        }

        synchronized void sendFrom(int seq) {
            next = seq;
            notifyAll();
        }

        private synchronized int takeNext() throws InterruptedException {
            while (!over.get() && next > lines && !(next == lines + 1 && done())) {
                wait(20);
            }
            return next <= lines ? next++ : next;
        }

        void send(int type, int outputSeq, byte[] payload, int more) throws IOException {
            int ack;
            synchronized (ForgetfulGateway.this) {
                ack = type == FrameType.SYNC ? inputTaken + more : Math.max(0, inputTaken - more);
            }
            caller.send(Frame.of102(type, CHANNEL, 1, ack, outputSeq, payload));
        }

        void line(int seq) throws IOException {
            byte[] payload = ForgetfulGateway.line(seq).getBytes(StandardCharsets.UTF_8);
            send(FrameType.OUTPUT, seq, payload, random.nextInt(4));
        }

        void speak() throws Exception {
            int until = 1 + random.nextInt(10);
            for (int sent = 0; !over.get(); sent++) {
                int seq = takeNext();
                if (over.get()) {
                    return;
                }
                if (seq > lines) {
                    send(FrameType.STATUS, 0, "\u0005Exit".getBytes(StandardCharsets.US_ASCII), 0);
                    caller.listenToTheEnd();
                    return;
                }
                if (random.nextInt(12) == 0 && seq < lines) {
                    line(seq + 1);
                }
                line(seq);
                if (random.nextInt(8) == 0) {
                    line(1 + random.nextInt(seq));
                }
                LockSupport.parkNanos(1_000_000);
                if (sent >= until && dropsLeft() > 0 && takeDrop()) {
                    dropInSomeWay(seq);
                    return;
                }
            }
        }

        private void dropInSomeWay(int seq) throws Exception {
            switch (random.nextInt(WAYS)) {
                case 0 -> caller.close(1012);
                case 1 -> caller.close(1005);
                case 2 -> caller.close(1001);
                case 3 -> {
                    send(FrameType.STATUS, 0, new byte[] {8}, 0);
                    caller.listenToTheEnd();
                }
                case 4 -> half(seq, 2);
                case 5 -> half(seq, 20);
                case 6 -> {
                    for (int i = Math.max(1, seq - 5); i <= seq; i++) {
                        line(i);
                    }
                    caller.drop();
                }
                case 7 -> {
                    if (seq + 3 <= lines) {
                        line(seq + 3);
                    }
                    caller.drop();
                }
                case 8 -> {
                    for (int i = seq + 1; i <= Math.min(lines, seq + 10); i++) {
                        line(i);
                    }
                    caller.close(1012);
                }
                case 9 -> LockSupport.parkNanos(5_000_000);
                default -> caller.drop();
            }
            over.set(true);
        }

        /// The first bytes of a frame, then nothing.
        private void half(int seq, int bytes) throws IOException {
            byte[] frame = FrameCodec.encode(Frame.of102(FrameType.OUTPUT, CHANNEL, 1, 0, seq + 1, new byte[50]));
            caller.write(Arrays.copyOf(Caller.webSocketFrame(0x82, frame), bytes));
            caller.drop();
        }

        void listen() {
            try {
                Frame frame = caller.receive();
                while (frame != null && !over.get()) {
                    heard(frame);
                    frame = caller.receive();
                }
            } catch (IOException dropped) {
                over.set(true);
            }
            over.set(true);
        }

        private void heard(Frame frame) throws IOException {
            switch (frame.type()) {
                case FrameType.SYNC -> sendFrom(frame.outputSeq() + 1);
                case FrameType.INPUT, FrameType.RESIZE -> {
                    if (!take(frame)) {
                        send(FrameType.SYNC, 0, new byte[0], 1);
                    }
                }
                default -> {}
            }
        }

        private boolean take(Frame frame) {
            synchronized (ForgetfulGateway.this) {
                if (frame.inputSeq() > inputTaken + 1) {
                    gapsMet++;
                    return false;
                }
                if (frame.inputSeq() <= inputTaken) {
                    duplicatesTaken++;
                    return true;
                }
                inputTaken = frame.inputSeq();
                if (frame.type() == FrameType.INPUT) {
                    typed.writeBytes(frame.payload());
                }
                return true;
            }
        }
    }

    synchronized String faultsMet() {
        return duplicatesTaken + " duplicates, " + gapsMet + " gaps";
    }
}
