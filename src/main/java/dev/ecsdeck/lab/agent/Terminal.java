package dev.ecsdeck.lab.agent;

import java.io.IOException;

/// A screen with something that runs behind it: a real program on a PTY, or a simulated one. One thread reads,
/// another writes; both may wait.
public interface Terminal extends AutoCloseable {
    /// @return how many bytes were read, or -1 once the program has ended
    int read(byte[] buffer) throws IOException;

    void write(byte[] bytes) throws IOException;

    void resize(int rows, int columns);

    /// How the program ended: 0 unless it said otherwise. Waits for its end.
    default int exitCode() {
        return 0;
    }

    /// Ends the program and everything that it started; may come twice and from any thread.
    @Override
    void close();
}
