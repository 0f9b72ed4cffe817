package dev.ecsdeck.lab.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program on a PTY for logins that do not come through an agent.
public final class LocalShell {
    private LocalShell() {}

    /// What passes over a program's streams before they are the user's.
    @FunctionalInterface
    public interface Prologue {
        void play(InputStream out, OutputStream in) throws IOException;
    }

    /// Starts it; whoever opens it closes it.
    ///
    /// @throws IOException with a sentence, if this computer has no pseudo terminal, or the prologue fails
    public static Terminal open(List<String> command, Map<String, String> environment, Prologue prologue)
            throws IOException {
        PtyTerminal terminal = PtyTerminal.start(command, environment, Path.of("/"));
        boolean plays = false;
        try {
            terminal.begin(prologue);
            plays = true;
            return terminal;
        } finally {
            if (!plays) {
                terminal.close();
            }
        }
    }
}
