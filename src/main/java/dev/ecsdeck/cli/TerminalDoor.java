package dev.ecsdeck.cli;

import dev.ecsdeck.link.ScreenSize;
import java.io.IOException;
import java.util.function.Consumer;

/// The terminal that the process may run in.
public interface TerminalDoor {
    /// Whether standard input is one.
    boolean isInput();

    /// Whether standard error is one.
    boolean isError();

    /// Takes the terminal over: every key comes as its bytes, nothing is shown by itself, Ctrl+C is a byte.
    ///
    /// @param resized is told of each new size, on a thread of the system's
    Taken takeRaw(Consumer<ScreenSize> resized) throws IOException;

    /// Takes the terminal over so that what is typed is not shown; lines still end with Enter.
    Taken takeSilent() throws IOException;

    /// A terminal taken over. Closing gives it back as it was; may come twice and from any thread.
    interface Taken extends AutoCloseable {
        ScreenSize size();

        @Override
        void close();
    }
}
