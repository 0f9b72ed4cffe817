package dev.ecsdeck.ui.kit.terminal;

import com.techsenger.jeditermfx.core.emulator.Emulator;
import com.techsenger.jeditermfx.core.util.TermSize;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.terminal.LinkTtyConnector;
import dev.ecsdeck.terminal.LinkWriter;
import dev.ecsdeck.terminal.vt.VtEmulator;
import dev.ecsdeck.terminal.vt.VtTerminal;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One link in use by a terminal: the thread that reads and emulates, and the writer.
final class Attachment implements AutoCloseable {
    private final LinkTtyConnector connector;
    private final LinkWriter writer;
    private final VtTerminal terminal;
    private final BiConsumer<Attachment, @Nullable IOException> onEnd;
    private volatile boolean isDetached;

    /// @param onEnd called on the reading thread when the link has ended, unless it was detached before
    Attachment(
            ShellLink link,
            String name,
            VtTerminal terminal,
            Workers workers,
            BiConsumer<Attachment, @Nullable IOException> onEnd) {
        this.connector = new LinkTtyConnector(link);
        this.terminal = terminal;
        this.onEnd = onEnd;
        this.writer = new LinkWriter(link, name + "-writer", workers);
    }

    /// Begins to read.
    void start(String name, Workers workers) {
        workers.start(name + "-emulator", this::read);
    }

    /// Gives its carrier up after each chunk: virtual threads are not preempted, and a flood must not starve others.
    @SuppressWarnings("ThreadPriorityCheck")
    private void read() {
        Emulator emulator = new VtEmulator(connector, terminal);
        IOException cause = null;
        try {
            while (emulator.hasNext() && !isDetached) {
                emulator.next();
                Thread.yield();
            }
        } catch (IOException broken) {
            cause = broken;
        }
        writer.close();
        if (!isDetached) {
            onEnd.accept(this, cause);
        }
    }

    /// @return false if it has ended or too much waits
    boolean send(byte[] bytes) {
        return writer.offer(bytes);
    }

    void answer(byte[] bytes) {
        writer.sendBytes(bytes, false);
    }

    void resize(ScreenSize size) {
        connector.resize(new TermSize(size.columns(), size.rows()));
    }

    /// Nothing of this link reaches the terminal any more. The link itself stays open: who opened it closes it.
    @Override
    public void close() {
        isDetached = true;
        writer.close();
    }
}
