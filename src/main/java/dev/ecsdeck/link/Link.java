package dev.ecsdeck.link;

import java.io.IOException;

/// Live bytes both ways: the waist of the house. One thread may read while another writes; each direction is used
/// by one thread at a time. Blocking, for virtual threads.
public interface Link extends AutoCloseable {
    /// Waits for at least one byte.
    ///
    /// @return how many bytes were put at `offset`, or -1 at the orderly end of the other side
    /// @throws LinkClosedException if this side closed the link
    /// @throws IOException if it broke; a `ProblemException` as its cause says what a user can do
    int read(byte[] buffer, int offset, int length) throws IOException;

    /// Takes all the bytes, waiting while the way out is full. They may still be under way when it returns.
    ///
    /// @throws LinkClosedException if the link has been closed or has ended
    void write(byte[] bytes, int offset, int length) throws IOException;

    /// Says that nothing more will be written. What was written still goes out, and this may wait until it has;
    /// reading goes on. May come twice.
    void closeOutput() throws IOException;

    /// Ends both directions and frees every waiter. May come twice and from any thread; never throws, never waits for
    /// the far side longer than two seconds.
    @Override
    void close();
}
