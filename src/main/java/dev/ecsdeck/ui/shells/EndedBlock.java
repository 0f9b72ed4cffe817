package dev.ecsdeck.ui.shells;

import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Policy;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What stands in the tab when a shell is over: one quiet line after an ordinary end, or the problem with its
/// remedies.
final class EndedBlock extends StackPane {
    private final Button first;

    /// @param name of the instance
    /// @param begun whether there was a shell before
    EndedBlock(Kit kit, String name, ShellState.Ended state, boolean begun, ShellView.Wishes wishes) {
        getStyleClass().add("ended");
        setMaxHeight(USE_PREF_SIZE);
        Node inside = state.why()
                .<Node>map(problem -> problem(kit, name, problem, begun, wishes))
                .orElseGet(() -> line(kit, wishes));
        if (state.why().isPresent()) {
            getStyleClass().add("with-problem");
        }
        getChildren().add(inside);
        first = (Button) inside.lookup(".button");
    }

    void focusFirst() {
        if (first != null) {
            first.requestFocus();
        }
    }

    private static VBox problem(Kit kit, String name, Problem problem, boolean begun, ShellView.Wishes wishes) {
        Runnable again = wishes.again();
        List<Remedy> remedies = new ArrayList<>();
        if (ShellModel.isHelpedByPolicy(problem)) {
            remedies.add(new Remedy(
                    kit.texts().text("shells.ended.policy"),
                    () -> Clipboard.getSystemClipboard()
                            .setContent(Map.of(DataFormat.PLAIN_TEXT, Policy.allowing("StartTerminalSession")))));
        }
        if (problem.kind() != Kind.WRONG_USE) {
            remedies.add(new Remedy(kit.texts().text("shells.ended.again"), again));
        }
        remedies.add(new Remedy(wishes.leaveName(), wishes.leave()));
        ProblemPane pane = new ProblemPane(kit, problem, Optional.of(name), remedies);
        if (!begun && problem instanceof Problem.SessionEnded) {
            pane.entitled(kit.texts().text("shells.ended.unopened"));
        }
        VBox block = Nodes.styled(Nodes.column(12, pane), "framed", "ended-problem");
        if (problem.kind() != Kind.INTERRUPTED) {
            wishes.doctor().apply(problem).ifPresent(block.getChildren()::add);
        }
        return block;
    }

    private static HBox line(Kit kit, ShellView.Wishes wishes) {
        Button reconnect =
                Nodes.button(kit.texts().text("shells.ended.reconnect"), wishes.again(), "compact", "accent");
        Button shut = Nodes.button(wishes.leaveName(), wishes.leave(), "compact");
        HBox band = Nodes.row(
                8,
                Nodes.icon(Feather.CHECK, "icon-small"),
                Nodes.grow(Nodes.label(kit.texts().text("shells.ended.title"))),
                reconnect,
                shut);
        band.getStyleClass().addAll("band", "ended-line");
        return band;
    }
}
