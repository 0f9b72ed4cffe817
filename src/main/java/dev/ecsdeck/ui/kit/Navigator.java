package dev.ecsdeck.ui.kit;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import java.util.Optional;

/// What a screen may ask of the window.
public interface Navigator {
    /// Opens a shell on `instance` in a tab of its own and shows it.
    void openShell(Instance instance);

    /// Asks for the options first, then as [#openShell].
    void openShellWithOptions(Instance instance);

    /// Shows `page` in a tab: the one that shows it already, or a new one.
    void open(Page page);

    void openSettings(String section);

    /// Lets the doctor look at the way of a forward, after `complaint` where there is one.
    void examine(ForwardRule rule, Optional<Problem> complaint);

    void openSessions();

    void openLog();

    /// Shows a problem that belongs to no place on the screen.
    void showProblem(Problem problem);

    /// Says in the status bar that something was done, for a few seconds.
    void say(String sentence);
}
