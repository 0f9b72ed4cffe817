package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.work.Workers;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// How a fault falls on a socket.
final class Blows {
    private static final int PIECE = 64 * 1024;
    private static final int ENDLESS_PIECES = 1024;
    private static final int FLOOD = 10_000;
    private static final int UNKNOWN_TYPE = 99;
    private static final long SEED = 7;

    private Blows() {}

    /// Never waits: what takes long runs on a thread of its own.
    static void fall(Strike how, Channel channel, WebSocketPeer peer, Workers workers) {
        switch (how) {
            case ABRUPT -> peer.abort();
            case CUT_SHORT -> peer.cutNextShort();
            case CLOSE_WITHOUT_CODE -> peer.close(MessageReader.NO_STATUS);
            case RESTART -> channel.restart();
            case CLOSE_NORMAL -> peer.close(ClientSide.NORMAL);
            case HALF_OPEN -> peer.fallSilent();
            case TEXT -> peer.offerFrame(MessageReader.TEXT, "text".getBytes(StandardCharsets.UTF_8), true);
            case GARBAGE_MESSAGE -> peer.offerFrame(MessageReader.BINARY, noise(512), true);
            case SHORT_MESSAGE -> peer.offerFrame(MessageReader.BINARY, new byte[] {1, 0, 0, 0, '1', '.'}, true);
            case GARBAGE_BYTES -> peer.offerRaw(noise(4096));
            case ENDLESS_MESSAGE -> workers.start("lab-endless", () -> endless(peer));
            case FLOOD -> workers.start("lab-flood", () -> flood(channel, peer));
        }
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new SplittableRandom(SEED).nextBytes(noise);
        return noise;
    }

    private static void endless(WebSocketPeer peer) {
        peer.offerFrame(MessageReader.BINARY, new byte[PIECE], false);
        repeat(ENDLESS_PIECES, peer, () -> peer.offerFrame(MessageReader.CONTINUATION, new byte[PIECE], false));
    }

    private static void flood(Channel channel, WebSocketPeer peer) {
        byte[] unknown =
                FrameCodec.encode(new Frame(UNKNOWN_TYPE, Frame.V1_02, channel.id(), "", 1, 0, new byte[1024]));
        repeat(FLOOD, peer, () -> peer.offerFrame(MessageReader.BINARY, unknown, true));
    }

    private static void repeat(int times, WebSocketPeer peer, Runnable step) {
        try {
            for (int i = 0; i < times && peer.isOpen(); i++) {
                peer.awaitRoom();
                step.run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
