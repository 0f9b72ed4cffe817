package dev.ecsdeck.lab.agent;

/// What runs on a machine for one channel. Thread-safe.
public interface Agent extends AutoCloseable {
    /// Begins; comes once.
    void start();

    /// Takes a message from the gateway, in the agent's frame layout, waiting while a small queue is full. Does
    /// nothing once the agent is over.
    void receive(byte[] message) throws InterruptedException;

    /// Tells the agent that it must end, and why; it may still say so. Does not wait.
    void end(AgentEnd why);

    /// Ends everything that runs for this channel at once; may come twice and from any thread.
    @Override
    void close();
}
