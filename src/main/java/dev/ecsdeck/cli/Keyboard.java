package dev.ecsdeck.cli;

import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellState;
import java.io.IOException;
import java.io.InputStream;

/// Passes on what is typed, byte by byte as it is.
final class Keyboard {
    private static final int CHUNK = 4 * 1024;
    private static final byte CTRL_C = 3;
    private static final byte CTRL_D = 4;

    private final OpenShell shell;
    private final InputStream in;
    private final Source source;
    private volatile boolean givenUp;

    /// Where the bytes come from.
    enum Source {
        TERMINAL,
        PIPE
    }

    Keyboard(OpenShell shell, InputStream in, Source source) {
        this.shell = shell;
        this.in = in;
        this.source = source;
    }

    /// Whether the person gave up before the shell was there.
    boolean isGivenUp() {
        return givenUp;
    }

    /// Runs until the input ends or the shell does.
    void passOn() {
        ShellLink link = shell.link().value();
        byte[] buffer = new byte[CHUNK];
        byte last = '\n';
        try {
            int count = in.read(buffer);
            while (count >= 0) {
                if (isAbandoned(buffer, count)) {
                    givenUp = true;
                    shell.close();
                    return;
                }
                if (count > 0) {
                    link.write(buffer, 0, count);
                    last = buffer[count - 1];
                }
                count = in.read(buffer);
            }
            finish(link, last);
        } catch (IOException ended) {
            // The shell is over, or the terminal is gone: the reading side says how.
        }
    }

    /// In a raw terminal Ctrl+C is a byte; while there is no shell to take it, it means us.
    private boolean isAbandoned(byte[] buffer, int count) {
        if (source == Source.PIPE || !(shell.state().value() instanceof ShellState.Opening)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (buffer[i] == CTRL_C) {
                return true;
            }
        }
        return false;
    }

    /// A script's end is the end of the shell's input, which a shell only understands at the start of a line. A
    /// terminal that ends is gone.
    private void finish(ShellLink link, byte last) throws IOException {
        if (source == Source.TERMINAL) {
            shell.close();
            return;
        }
        byte[] end = last == '\n' || last == '\r' ? new byte[] {CTRL_D} : new byte[] {'\n', CTRL_D};
        link.write(end, 0, end.length);
    }
}
