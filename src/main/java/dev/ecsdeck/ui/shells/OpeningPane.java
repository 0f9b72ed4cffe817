package dev.ecsdeck.ui.shells;

import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The stages of opening a shell with their seconds, where the shell will be. The keyboard stays with the terminal:
/// what is typed early waits for the shell.
final class OpeningPane extends VBox {
    private final Kit kit;
    private final Label title;
    private final VBox stages = Nodes.column(0);
    private ShellState.Opening shown;

    OpeningPane(Kit kit, String name, ShellState.Opening state, Runnable cancel) {
        this.kit = kit;
        this.shown = state;
        this.title = Nodes.label(kit.texts().text("shells.opening.title", name), "title");
        getStyleClass().add("opening");
        setAlignment(Pos.CENTER);
        Button button = Nodes.button(kit.texts().text("kit.cancel"), cancel, "large");
        button.setTooltip(Nodes.tooltip(kit.texts().text("kit.cancel").map(text -> text + "  Ctrl+Shift+W")));
        VBox box = Nodes.column(12, title, stages, button);
        box.setMaxSize(400, Region.USE_PREF_SIZE);
        getChildren().add(box);
        kit.ticker().whileShown(this, this::draw);
    }

    void show(ShellState.Opening state) {
        shown = state;
        draw();
    }

    private void draw() {
        stages.getChildren().clear();
        ShellModel.stages(shown, kit.texts().messages(), kit.ticker().now()).forEach(stage -> {
            Label seconds = Nodes.plain(stage.seconds(), "mono", "muted");
            Label words = Nodes.plain(stage.words());
            Region mark = (stage.isDone() ? Mark.DONE : Mark.UNDERWAY).node();
            HBox row = Nodes.row(8, mark, Nodes.grow(words), seconds);
            row.getStyleClass().add("stage");
            stages.getChildren().add(row);
        });
    }
}
