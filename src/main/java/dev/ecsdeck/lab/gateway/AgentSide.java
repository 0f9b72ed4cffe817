package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.lab.agent.Agent;
import dev.ecsdeck.lab.agent.AgentEnd;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A channel's end towards the agent, in the agent's own frame layout. Thread-safe.
final class AgentSide {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String channelId;
    private final Workers workers;
    private volatile @Nullable Agent agent;

    AgentSide(String channelId, Workers workers) {
        this.channelId = channelId;
        this.workers = workers;
    }

    void put(Agent opened) {
        agent = opened;
    }

    /// Hands a message on, waiting while the agent's queue is full; does nothing before there is an agent.
    void tell(int type, byte[] payload) {
        Agent to = agent;
        if (to == null) {
            return;
        }
        try {
            long now = workers.clock().millis();
            to.receive(FrameCodec.encodeForAgent(new Frame(type, Frame.V1_01, channelId, "", now, 0, payload)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// As [#tell], on a thread of its own.
    void tellLater(int type, byte[] payload) {
        workers.start(channelId + "-tell", () -> tell(type, payload));
    }

    /// Tells the agent to end.
    ///
    /// @return false if there is none
    boolean end(AgentEnd why) {
        Agent told = agent;
        if (told != null) {
            told.end(why);
        }
        return told != null;
    }

    /// Lets what was sent before arrive, for two seconds at most, and ends the agent.
    void closeGently() {
        Agent left = agent;
        if (left != null) {
            tellLater(FrameType.CLOSE, new byte[] {'1'});
            workers.after(PATIENCE, () -> workers.start(channelId + "-kill", left::close));
        }
    }

    void closeAtOnce() {
        Agent left = agent;
        if (left != null) {
            left.close();
        }
    }
}
