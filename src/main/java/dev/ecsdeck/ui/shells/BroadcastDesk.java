package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Asks which panes hear what is typed, and once more where production is among them.
final class BroadcastDesk {
    private static final double MOST_HEIGHT = 320;

    private final Kit kit;
    private final Broadcasts broadcasts;
    private final Supplier<List<ShellPane>> all;

    /// @param all panes of all tabs
    BroadcastDesk(Kit kit, Broadcasts broadcasts, Supplier<List<ShellPane>> all) {
        this.kit = kit;
        this.broadcasts = broadcasts;
        this.all = all;
    }

    Broadcasts broadcasts() {
        return broadcasts;
    }

    /// Lets all of these hear, as far as they live.
    void group(List<ShellPane> panes) {
        List<ShellPane> living = panes.stream().filter(ShellPane::isAlive).toList();
        if (living.size() < 2) {
            choose(living);
        } else {
            join(living);
        }
    }

    /// Asks which panes of all tabs shall hear.
    ///
    /// @param chosen those that are marked at first
    void choose(List<ShellPane> chosen) {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("shells.broadcast.title"), 560);
        Map<ShellPane, CheckBox> boxes = new LinkedHashMap<>();
        VBox rows = Nodes.column(0);
        Looks.sheet(rows, "shells");
        all.get().stream().filter(ShellPane::isAlive).forEach(pane -> {
            CheckBox box = new CheckBox(pane.title());
            box.setSelected(chosen.contains(pane));
            Tag tag = new Tag();
            tag.show(pane.environment());
            boxes.put(pane, box);
            var row = Nodes.row(
                    8,
                    box,
                    tag,
                    Nodes.spacer(),
                    Nodes.middleCut(pane.seed().instance().id().value(), "mono", "muted"));
            row.getStyleClass().add("broadcast-row");
            rows.getChildren().add(row);
        });
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setFocusTraversable(false);
        dialog.body(Nodes.paragraph(kit.texts().text("shells.broadcast.sentence"), "muted"), scroll);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        Button go = dialog.leave(kit.texts().text("shells.broadcast.go"), () -> join(marked(boxes)), "accent");
        Runnable allow = () -> go.setDisable(marked(boxes).size() < 2);
        boxes.values().forEach(box -> box.selectedProperty().subscribe((_, _) -> allow.run()));
        allow.run();
        dialog.open(boxes.values().stream().<Node>map(box -> box).findFirst().orElse(go));
    }

    private static List<ShellPane> marked(Map<ShellPane, CheckBox> boxes) {
        return boxes.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void join(List<ShellPane> panes) {
        List<ShellPane> production = panes.stream()
                .filter(pane ->
                        pane.environment().filter(Environment::isProduction).isPresent())
                .toList();
        List<ShellPane> others =
                panes.stream().filter(pane -> !production.contains(pane)).toList();
        if (production.isEmpty()) {
            broadcasts.join(panes);
            return;
        }
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("shells.broadcast.prod.title"), 560);
        String names =
                String.join(", ", production.stream().map(ShellPane::title).toList());
        dialog.body(Nodes.paragraph(
                kit.texts().text("shells.broadcast.prod.sentence", production.size(), panes.size(), names)));
        Button cancel = dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        if (others.size() > 1) {
            dialog.leave(kit.texts().text("shells.broadcast.prod.without"), () -> broadcasts.join(others));
        }
        dialog.leave(
                kit.texts().text("shells.broadcast.prod.go", panes.size()), () -> broadcasts.join(panes), "danger");
        dialog.open(cancel);
    }
}
