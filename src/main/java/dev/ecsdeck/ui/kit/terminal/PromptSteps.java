package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.terminal.screen.Prompts;
import dev.ecsdeck.terminal.screen.Spot;
import dev.ecsdeck.ui.kit.terminal.Selection.Place;
import java.util.Optional;
import java.util.OptionalLong;

/// Goes by the prompts that the shell of a pane has marked. JavaFX thread only.
public final class PromptSteps {
    private final TerminalPane pane;

    public PromptSteps(TerminalPane pane) {
        this.pane = pane;
    }

    /// Whether the shell has marked any that are still there.
    public boolean hasPrompts() {
        return pane.terminal().promptBefore(Long.MAX_VALUE).isPresent();
    }

    /// Brings the prompt next above to the top.
    public void back() {
        pane.terminal().promptBefore(pane.view().topLine()).ifPresent(pane.view()::scrollTo);
    }

    /// Brings the prompt next below to the top, or the end of all if it stands on the last screen.
    public void on() {
        OptionalLong next = pane.terminal().promptAfter(pane.view().topLine());
        next.ifPresentOrElse(pane.view()::scrollTo, pane.view()::follow);
    }

    /// Selects what the last command wrote, and shows where it begins.
    ///
    /// @return false if no command has written anything
    public boolean selectOutput() {
        Optional<Prompts.Output> output = pane.terminal().lastOutput();
        output.ifPresent(it -> {
            select(pane.view().selection, it);
            pane.selectionDone();
            if (it.from().line() < pane.view().topLine()) {
                pane.view().scrollTo(it.from().line());
            }
            pane.view().wake();
        });
        return output.isPresent();
    }

    /// Puts what the last command wrote on the clipboard; what is selected stays so.
    ///
    /// @return false if no command has written anything
    public boolean copyOutput() {
        Optional<Prompts.Output> output = pane.terminal().lastOutput();
        output.ifPresent(it -> {
            Selection written = new Selection(pane.terminal());
            select(written, it);
            pane.copyText(written.text());
        });
        return output.isPresent();
    }

    /// The line break at the end of the last line is none of it.
    private static void select(Selection selection, Prompts.Output output) {
        Spot to = output.to();
        selection.select(
                new Place(output.from().line(), output.from().column()),
                to.column() == 0 ? new Place(to.line() - 1, Integer.MAX_VALUE) : new Place(to.line(), to.column()));
    }
}
