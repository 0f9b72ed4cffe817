package dev.ecsdeck.cli;

import dev.ecsdeck.link.ScreenSize;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.ffm.FfmTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/// The real terminal, through JLine. Only its state and size go through JLine; bytes do not.
final class SystemTerminal implements TerminalDoor {
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
        Terminal terminal = open();
        Attributes before = terminal.getAttributes();
        Attributes raw = new Attributes(before);
        for (LocalFlag flag : new LocalFlag[] {LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ISIG, LocalFlag.IEXTEN}) {
            raw.setLocalFlag(flag, false);
        }
        for (InputFlag flag : new InputFlag[] {
            InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR, InputFlag.IGNCR, InputFlag.BRKINT, InputFlag.ISTRIP
        }) {
            raw.setInputFlag(flag, false);
        }
        raw.setOutputFlag(OutputFlag.OPOST, false);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        terminal.setAttributes(raw);
        terminal.handle(Terminal.Signal.WINCH, _ -> resized.accept(sizeOf(terminal)));
        return new TakenTerminal(terminal, before);
    }

    @Override
    public Taken takeSilent() throws IOException {
        Terminal terminal = open();
        Attributes before = terminal.getAttributes();
        Attributes silent = new Attributes(before);
        silent.setLocalFlag(LocalFlag.ECHO, false);
        terminal.setAttributes(silent);
        return new TakenTerminal(terminal, before);
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

    private static final class TakenTerminal implements Taken {
        private final Terminal terminal;
        private final Attributes before;
        private final AtomicBoolean given = new AtomicBoolean();

        TakenTerminal(Terminal terminal, Attributes before) {
            this.terminal = terminal;
            this.before = before;
        }

        @Override
        public ScreenSize size() {
            return sizeOf(terminal);
        }

        /// The terminal itself stays open: closing it would wait for a reader that waits for a key.
        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                terminal.setAttributes(before);
            }
        }
    }
}
