package dev.ecsdeck.cli;

import dev.ecsdeck.problem.ProblemException;
import java.util.OptionalInt;

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
