package dev.ecsdeck.cli;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal.Subscription;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A shell between the process's streams and an instance. In a terminal every key is passed on; from a pipe the input
/// is sent as it comes, and its end once.
final class ShellFace {
    private static final int CHUNK = 32 * 1024;
    /// The word of the end follows the last byte at once; this is for a shell that forgets it.
    private static final int END_SECONDS = 5;

    private final Workers workers;
    private final Streams streams;
    private final Output output;
    private final Backstage backstage;

    ShellFace(Workers workers, Streams streams, Output output, Backstage backstage) {
        this.workers = workers;
        this.streams = streams;
        this.output = output;
        this.backstage = backstage;
    }

    /// Talks with the shell until it ends, and closes it.
    ///
    /// @return the exit status
    /// @throws ProblemException if it ended otherwise than in order; the terminal is as it was by then
    int run(OpenShell shell) throws ProblemException {
        if (!streams.terminal().isInput()) {
            try (OpenShell _ = shell;
                    Backstage.Stay _ = backstage.atExit(shell::close)) {
                return talk(shell, new Keyboard(shell, streams.in(), Keyboard.Source.PIPE));
            }
        }
        ScreenModes modes = new ScreenModes();
        try (TerminalDoor.Taken taken =
                        streams.terminal().takeRaw(size -> resize(shell.link().value(), size));
                OpenShell _ = shell;
                Backstage.Stay _ = backstage.atExit(inOrder(taken::close, shell::close))) {
            resize(shell.link().value(), taken.size());
            return talk(shell, new Keyboard(shell, streams.in(), Keyboard.Source.TERMINAL), modes);
        } catch (IOException noTerminal) {
            throw new ProblemException(new Problem.Interrupted(), noTerminal);
        } finally {
            write(modes.undo());
        }
    }

    private static Runnable inOrder(Runnable first, Runnable then) {
        return () -> {
            try {
                first.run();
            } finally {
                then.run();
            }
        };
    }

    private int talk(OpenShell shell, Keyboard keyboard) throws ProblemException {
        return talk(shell, keyboard, new ScreenModes());
    }

    private int talk(OpenShell shell, Keyboard keyboard, ScreenModes modes) throws ProblemException {
        CompletableFuture<Optional<Problem>> end = new CompletableFuture<>();
        StageLine stages = new StageLine(streams.terminal().isError(), output);
        try (Subscription _ = shell.state().subscribe(state -> {
            stages.show(state);
            if (state instanceof ShellState.Ended ended) {
                end.complete(ended.why());
            }
        })) {
            workers.start("keyboard", keyboard::passOn);
            boolean heard = copy(shell.link().value(), modes, stages);
            stages.clear();
            if (keyboard.isGivenUp()) {
                return ExitStatus.INTERRUPTED;
            }
            if (!heard) {
                return ExitStatus.FAILED;
            }
            Optional<Problem> why = end.get(END_SECONDS, TimeUnit.SECONDS);
            if (why.isPresent()) {
                throw new ProblemException(why.get());
            }
            return ExitStatus.DONE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitStatus.INTERRUPTED;
        } catch (ExecutionException | TimeoutException silent) {
            throw new ProblemException(new Problem.SessionEnded("", ""), silent);
        }
    }

    /// Writes what comes until nothing more comes.
    ///
    /// @return false if nobody reads our output any more
    private boolean copy(ShellLink link, ScreenModes modes, StageLine stages) {
        byte[] buffer = new byte[CHUNK];
        OutputStream out = streams.out();
        while (true) {
            int count;
            try {
                count = link.read(buffer, 0, buffer.length);
            } catch (IOException ended) {
                return true; // how, is in the shell's state
            }
            if (count < 0) {
                return true;
            }
            stages.begin();
            modes.watch(buffer, count);
            try {
                out.write(buffer, 0, count);
                out.flush();
            } catch (IOException readerGone) {
                return false;
            }
        }
    }

    private void write(String text) {
        try {
            streams.out().write(text.getBytes(StandardCharsets.US_ASCII));
            streams.out().flush();
        } catch (IOException readerGone) {
            // Then there is no screen to put in order.
        }
    }

    private static void resize(ShellLink link, ScreenSize size) {
        try {
            link.resize(size);
        } catch (IOException ended) {
            // A shell that has ended has no size.
        }
    }
}
