package dev.ecsdeck.cli;

import dev.ecsdeck.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// What the commands ask of the program behind them. Nothing is made before it is asked for: `version` and `help`
/// must not wait for a network stack.
public interface Backstage {
    /// The program's version, such as `0.1.0`.
    String version();

    /// The services, made as the flags wish. The caller closes them.
    Services services(Wishes wishes) throws ProblemException;

    /// Starts a Lab of its own.
    ///
    /// @param instances how many, or empty for the usual fleet
    RunningLab startLab(OptionalInt instances) throws ProblemException;

    /// Whether there is a screen for a window.
    boolean hasDisplay();

    /// Shows the window, or brings the one that is open to the front, and comes back when the user has left.
    ///
    /// @param arguments `--lab` takes the Lab into use
    /// @return false if the toolkit does not start on this system
    boolean openWindow(List<String> arguments) throws ProblemException;

    /// Plays the tour without a screen.
    ///
    /// @param out where its pictures go
    /// @param said takes each line that the tour has to say
    void tour(Path out, Consumer<String> said) throws ProblemException;

    /// Notes a bug of the program down.
    ///
    /// @return its code, the same for the same place
    String crashed(Exception bug);

    /// Has `body` run when the process is told to end, until the answer is closed. It has two seconds or so.
    Stay atExit(Runnable body);

    /// Waits until the process is told to end.
    void awaitExit() throws InterruptedException;

    /// Something that holds until it is closed.
    interface Stay extends AutoCloseable {
        @Override
        void close();
    }

    /// A Lab that runs.
    interface RunningLab extends Stay {
        /// Where it is and what is in it: one line of JSON, with its keys.
        String description();
    }
}
