package dev.ecsdeck.lab.agent;

import java.io.IOException;

/// The agent's end of its connection to the gateway. Messages are in the agent's own frame layout.
public interface AgentLine {
    /// Hands a message to the gateway, waiting while the client's side is full.
    ///
    /// @throws IOException if the channel is over
    void deliver(byte[] message) throws IOException, InterruptedException;

    /// Says that the agent's part is over; nothing is delivered after it.
    void over(AgentEnd end);
}
