package dev.ecsdeck.lab.agent;

import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// An agent's messages in its own frame layout, with its one counter. Thread-safe.
final class AgentWire {
    private final AgentLine line;
    private final String channelId;
    private final Workers workers;
    private final AtomicLong sequence = new AtomicLong();

    AgentWire(AgentLine line, String channelId, Workers workers) {
        this.line = line;
        this.channelId = channelId;
        this.workers = workers;
    }

    /// Sends output, waiting while the client's side is full; none at all for no bytes.
    void output(byte[] payload) throws IOException, InterruptedException {
        if (payload.length > 0) {
            send(FrameType.OUTPUT, payload);
        }
    }

    void keyExchange(byte[] payload) throws IOException, InterruptedException {
        send(FrameType.KEY_EXCHANGE, payload);
    }

    void over(AgentEnd end) {
        line.over(end);
    }

    private void send(int type, byte[] payload) throws IOException, InterruptedException {
        long now = workers.clock().millis();
        line.deliver(FrameCodec.encodeForAgent(
                new Frame(type, Frame.V1_01, channelId, "", now, sequence.getAndIncrement(), payload)));
    }
}
