package dev.ecsdeck.cli;

import dev.ecsdeck.link.ScreenSize;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.ffm.FfmTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.Signals;

/// The real terminal. On Windows its modes and size come from JLine; elsewhere from the system itself, with JLine
/// bringing the news of a new size. Bytes never go through JLine.
final class SystemTerminal implements TerminalDoor {
    private static final String RESIZED = "WINCH";

    @Override
    public boolean isInput() {
        return new FfmTerminalProvider().isSystemStream(SystemStream.Input);
    }

    @Override
    public boolean isError() {
        return new FfmTerminalProvider().isSystemStream(SystemStream.Error);
    }

    @Override
    public Taken takeRaw(Consumer<ScreenSize> resized) throws IOException {
        if (Termios.isKnownHere()) {
            Termios settings = new Termios();
            settings.raw();
            Object previous = Signals.register(RESIZED, () -> resized.accept(settings.size()));
            return new TakenTerminal(settings::size, () -> {
                Signals.unregister(RESIZED, previous);
                settings.restore();
            });
        }
        Terminal terminal = open();
        Attributes before = terminal.enterRawMode();
        terminal.handle(Terminal.Signal.WINCH, _ -> resized.accept(sizeOf(terminal)));
        return new TakenTerminal(() -> sizeOf(terminal), () -> terminal.setAttributes(before));
    }

    @Override
    public Taken takeSilent() throws IOException {
        if (Termios.isKnownHere()) {
            Termios settings = new Termios();
            settings.silent();
            return new TakenTerminal(settings::size, settings::restore);
        }
        Terminal terminal = open();
        Attributes before = terminal.getAttributes();
        Attributes silent = new Attributes(before);
        silent.setLocalFlag(LocalFlag.ECHO, false);
        terminal.setAttributes(silent);
        return new TakenTerminal(() -> sizeOf(terminal), () -> terminal.setAttributes(before));
    }

    /// Without JLine's own signal handling, which would take the process's way of ending away.
    private static Terminal open() throws IOException {
        try {
            return TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOutOrSysErr)
                    .ffm(true)
                    .jni(false)
                    .exec(false)
                    .dumb(false)
                    .nativeSignals(false)
                    .build();
        } catch (IllegalStateException noTerminal) {
            throw new IOException("no terminal", noTerminal);
        }
    }

    private static ScreenSize sizeOf(Terminal terminal) {
        Size size = terminal.getSize();
        boolean sound = size.getRows() > 0 && size.getColumns() > 0;
        return sound ? new ScreenSize(size.getRows(), size.getColumns()) : ScreenSize.DEFAULT;
    }

    /// A terminal that is given back once.
    private static final class TakenTerminal implements Taken {
        private final Supplier<ScreenSize> size;
        private final Runnable giveBack;
        private final AtomicBoolean given = new AtomicBoolean();

        TakenTerminal(Supplier<ScreenSize> size, Runnable giveBack) {
            this.size = size;
            this.giveBack = giveBack;
        }

        @Override
        public ScreenSize size() {
            return size.get();
        }

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                giveBack.run();
            }
        }
    }
}
