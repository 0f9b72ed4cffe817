package dev.ecsdeck.terminal.vt;

import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.emulator.Emulator;
import java.io.IOException;

/// Reads a core connector and works it off on a [VtTerminal], in the place of the core's `JediEmulator`.
public final class VtEmulator implements Emulator {
    private final TtyConnector connector;
    private final VtTerminal terminal;
    private final char[] buffer = new char[32 << 10];
    private boolean isAtEnd;

    public VtEmulator(TtyConnector connector, VtTerminal terminal) {
        this.connector = connector;
        this.terminal = terminal;
    }

    @Override
    public boolean hasNext() {
        return !isAtEnd;
    }

    /// Waits for characters and works off what has come.
    @Override
    public void next() throws IOException {
        int count = connector.read(buffer, 0, buffer.length);
        if (count < 0) {
            isAtEnd = true;
            return;
        }
        terminal.feed(buffer, 0, count);
    }

    @Override
    public void resetEof() {
        isAtEnd = false;
    }
}
