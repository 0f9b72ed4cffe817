package dev.ecsdeck.bench;

import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.MalformedFrameException;
import java.util.Arrays;

/// Frames encoded and decoded in a second, and what that costs against one plain copy of the same bytes.
final class CodecBench {
    private static final int ROUNDS = 5;
    private static final int FRAMES = 1_000_000;

    private CodecBench() {}

    public static void main(String[] args) throws MalformedFrameException {
        run(new Table(System.out));
    }

    static void run(Table table) throws MalformedFrameException {
        table.title("Frames: codec against one copy of the same bytes");
        for (int size : new int[] {1, 1_024, 2_048}) {
            Frame frame = Frame.of102(FrameType.OUTPUT, "channel-0123456789", 1, 7, 9, new byte[size]);
            byte[] bytes = FrameCodec.encode(frame);
            double encode = 0;
            double decode = 0;
            double copy = 0;
            long sink = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long t0 = System.nanoTime();
                for (int i = 0; i < FRAMES; i++) {
                    sink += FrameCodec.encode(frame)[i % 30];
                }
                long t1 = System.nanoTime();
                for (int i = 0; i < FRAMES; i++) {
                    sink += FrameCodec.decode(bytes).payload().length;
                }
                long t2 = System.nanoTime();
                for (int i = 0; i < FRAMES; i++) {
                    sink += Arrays.copyOf(bytes, bytes.length)[i % 30];
                }
                long t3 = System.nanoTime();
                encode = Math.max(encode, FRAMES * 1e9 / (t1 - t0));
                decode = Math.max(decode, FRAMES * 1e9 / (t2 - t1));
                copy = Math.max(copy, FRAMES * 1e9 / (t3 - t2));
            }
            table.row("encode, " + size + " bytes of payload", encode, "frames/s");
            table.row("decode, " + size + " bytes of payload", decode, "frames/s");
            table.ratio("time to encode / time to copy", copy / encode);
            table.ratio("time to decode / time to copy", copy / decode);
            if (sink == 42) {
                table.row("unlikely", (double) sink, "");
            }
        }
    }
}
