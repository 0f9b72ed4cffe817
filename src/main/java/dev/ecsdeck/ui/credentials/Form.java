package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A dialog that asks, does, and shows what came of it in the same place.
final class Form {
    static final double LABELS = 136;
    private static final double RING = 4;

    private final Kit kit;
    private final Navigator window;
    private final Dialog dialog;
    private final VBox rows = Nodes.column(12);
    private final VBox outcome = Nodes.column(8);
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final Button leave;
    private Optional<Button> go = Optional.empty();

    Form(Kit kit, Navigator window, ObservableValue<String> title, double width) {
        this.kit = kit;
        this.window = window;
        this.dialog = new Dialog(kit.overlay(), kit.texts(), title, width);
        Looks.sheet(dialog, "credentials");
        rows.disableProperty().bind(busy);
        Nodes.showIf(outcome, Bindings.isNotEmpty(outcome.getChildren()));
        VBox content = Nodes.styled(Nodes.column(12, rows, outcome), "form-rows");
        ScrollPane scroll = new ScrollPane(content);
        scroll.prefViewportHeightProperty().bind(content.heightProperty());
        // The height becomes known while things are laid out, when a wish for another layout is not heard.
        content.heightProperty().subscribe((_, _) -> FxWork.later(scroll::requestLayout));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        // Room for the focus ring, which lies outside what has the focus.
        VBox.setMargin(scroll, new Insets(-RING));
        dialog.body(scroll);
        this.leave = dialog.leave(kit.texts().text("kit.cancel"), () -> {});
    }

    Dialog dialog() {
        return dialog;
    }

    Form add(Node... nodes) {
        rows.getChildren().addAll(nodes);
        return this;
    }

    Form field(String key, Node control) {
        return add(row(kit, key, control));
    }

    /// A label and what belongs to it.
    static HBox row(Kit kit, String key, Node control) {
        Label label = Nodes.label(kit.texts().text(key), "muted");
        label.setMinWidth(LABELS);
        label.setMaxWidth(LABELS);
        label.setMinHeight(28);
        label.setLabelFor(control);
        control.accessibleTextProperty().bind(kit.texts().text(key));
        HBox row = Nodes.row(8, label, control);
        row.setAlignment(Pos.TOP_LEFT);
        if (control instanceof Region region) {
            Nodes.grow(region);
        }
        return row;
    }

    /// The button that does it.
    ///
    /// @param style `accent` or `danger`
    Button go(ObservableValue<String> name, ObservableBooleanValue ready, String style, Runnable action) {
        Button button = dialog.stay(name, action, style);
        button.disableProperty().bind(busy.or(Bindings.not(ready)));
        button.setDefaultButton(true);
        go = Optional.of(button);
        return button;
    }

    void open(Node first) {
        dialog.open(first);
    }

    boolean isGone() {
        return dialog.getScene() == null;
    }

    BooleanProperty busyProperty() {
        return busy;
    }

    /// Does `work` and shows that it is under way; what fails is shown under the fields.
    <T> void work(String thread, String stageKey, FxWork.Work<T> work, Consumer<T> done) {
        work(thread, stageKey, work, done, problem -> fail(problem));
    }

    /// As above, with what to do about a failure in the caller's hands.
    <T> void work(String thread, String stageKey, FxWork.Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        busy.set(true);
        stage(stageKey);
        kit.work()
                .run(
                        thread,
                        work,
                        result -> {
                            busy.set(false);
                            outcome.getChildren().clear();
                            done.accept(result);
                        },
                        problem -> {
                            busy.set(false);
                            failed.accept(problem);
                        });
    }

    /// Says what is under way now.
    void stage(String key) {
        HBox line = Nodes.row(8, Mark.UNDERWAY.node(), Nodes.label(kit.texts().text(key), "muted"));
        outcome.getChildren().setAll(line);
    }

    void fail(Problem problem, Remedy... remedies) {
        if (isGone()) {
            window.showProblem(problem);
            return;
        }
        outcome.getChildren().setAll(new ProblemPane(kit, problem, List.of(remedies)));
    }

    void clearOutcome() {
        outcome.getChildren().clear();
    }

    /// Shows what came of it in place of the fields; there is nothing more to do then.
    void done(Node... result) {
        outcome.getChildren().clear();
        rows.getChildren().setAll(result);
        go.ifPresent(button -> {
            button.visibleProperty().unbind();
            button.managedProperty().unbind();
            button.setVisible(false);
            button.setManaged(false);
        });
        leave.textProperty().unbind();
        leave.textProperty().bind(kit.texts().text("kit.close"));
        if (!isGone()) {
            leave.requestFocus();
        }
    }

    /// Ends the dialog and says `sentence` in the status bar.
    void end(String sentence) {
        dialog.dismiss();
        window.say(sentence);
    }

    /// A line that says that something is well.
    static HBox good(ObservableValue<String> text) {
        Label words = Nodes.paragraph(text);
        HBox line = Nodes.row(8, Mark.DONE.node(), Nodes.grow(words));
        return line;
    }
}
