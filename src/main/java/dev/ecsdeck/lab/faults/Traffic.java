package dev.ecsdeck.lab.faults;

import java.util.List;

/// What happens to the messages of one socket on their way.
public interface Traffic {
    /// What becomes of a message to the client: mostly itself. Runs on the writer's thread and may wait.
    List<byte[]> outgoing(byte[] message) throws InterruptedException;

    /// What becomes of a message from the client. Runs on the reader's thread and may wait.
    List<byte[]> incoming(byte[] message) throws InterruptedException;
}
