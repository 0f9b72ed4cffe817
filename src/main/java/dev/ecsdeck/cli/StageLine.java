package dev.ecsdeck.cli;

import dev.ecsdeck.service.shells.ShellState;

/// One line on the terminal that says how far the opening is, or that the connection is being made anew. Says nothing
/// where nobody looks.
final class StageLine {
    private static final String ERASE = "\r\u001b[K";

    private final boolean seen;
    private final Output output;
    private boolean shown;
    private boolean talking;

    StageLine(boolean seen, Output output) {
        this.seen = seen;
        this.output = output;
    }

    synchronized void show(ShellState state) {
        switch (state) {
            case ShellState.Opening opening
            when !talking -> write(ERASE, output.messages().text("cli.stage." + opening.stage()));
            case ShellState.Resuming resuming ->
                write(
                        shown ? ERASE : "\r\n" + ERASE,
                        output.messages().text("cli.stage.resuming", resuming.keysWaiting()));
            case ShellState.Opening _, ShellState.Open _, ShellState.Ended _ -> clear();
        }
    }

    /// The far side is about to speak: its first words must find an empty line, and keep it.
    synchronized void begin() {
        if (!talking) {
            talking = true;
            clear();
        }
    }

    private void write(String before, String text) {
        if (seen) {
            output.err().print(before + text);
            output.err().flush();
            shown = true;
        }
    }

    synchronized void clear() {
        if (shown) {
            output.err().print(ERASE);
            output.err().flush();
            shown = false;
        }
    }
}
