package dev.ecsdeck.ui.shells;

import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.service.shells.ShellVitals;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The bar over a tab's panes: what can be done at the left, countdowns and measures of the pane with the keyboard at
/// the right.
final class ShellBar extends HBox {
    private final Kit kit;
    private final Supplier<ShellPane> current;
    private final HBox extras = Nodes.row(8);
    private final HBox typing = Nodes.row(8);
    private final Label typingIn = Nodes.plain("", "strong");
    private final Label idle = Nodes.plain("", "small", "muted");
    private final Label life = Nodes.plain("", "small", "muted");
    private final Label size = Nodes.plain("", "mono", "muted");
    private final Label zoom = Nodes.plain("", "mono", "muted");
    private List<Command> shown = List.of();

    ShellBar(Kit kit, Supplier<ShellPane> current, Runnable find, Consumer<Deed> does) {
        super(8);
        this.kit = kit;
        this.current = current;
        getStyleClass().add("shell-bar");
        Button split = button(kit.texts().text("shells.bar.split"), Feather.COLUMNS, "", () -> {});
        split.setOnAction(_ -> TerminalMenu.splits(kit, does).show(split, Side.BOTTOM, 0, 4));
        Button findButton = button(kit.texts().text("shells.bar.find"), Feather.SEARCH, "Ctrl+Shift+F", find);
        Button broadcast = button(kit.texts().text("shells.bar.broadcast"), Feather.RADIO, "Ctrl+Shift+M", () -> {});
        broadcast.setOnAction(
                _ -> TerminalMenu.broadcasts(kit, does, typing.isVisible()).show(broadcast, Side.BOTTOM, 0, 4));
        Button stop = button(
                kit.texts().text("shells.broadcast.stop"), Feather.X, "", () -> does.accept(Deed.BROADCAST_STOP));
        typing.getChildren().addAll(Nodes.icon(Feather.RADIO, "icon-small"), typingIn, stop);
        typing.getStyleClass().add("typing-in");
        typing.managedProperty().bind(typing.visibleProperty());
        typing.setVisible(false);
        typing.setMinWidth(USE_PREF_SIZE);
        HBox zoomBox = Nodes.row(4, Nodes.icon(Feather.ZOOM_IN, "icon-small"), zoom);
        zoomBox.setMinWidth(USE_PREF_SIZE);
        List.of(size, idle, life).forEach(label -> label.setMinWidth(USE_PREF_SIZE));
        getChildren()
                .addAll(
                        split,
                        findButton,
                        broadcast,
                        extras,
                        typing,
                        Nodes.spacer(),
                        Nodes.row(16, life, idle, size, zoomBox));
        kit.ticker().whileShown(this, this::tick);
    }

    private static Button button(ObservableValue<String> name, Feather icon, String keys, Runnable action) {
        Button button = Nodes.button(name, action, "compact");
        button.setGraphic(Nodes.icon(icon, "icon-small"));
        if (!keys.isEmpty()) {
            button.setTooltip(Nodes.tooltip(name.map(text -> text + "  " + keys)));
        }
        return button;
    }

    /// Shows what there is to say about the pane of now.
    void show() {
        ShellPane pane = current.get();
        size.setText(pane.view()
                .size()
                .map(screen -> screen.columns() + "×" + screen.rows())
                .orElse(""));
        zoom.setText(pane.view().fontSize() + " px");
        int hearing = pane.view().broadcast();
        typing.setVisible(hearing > 0);
        typingIn.setText(kit.texts().now("shells.broadcast.typing", hearing));
        List<Command> wanted = pane.seed().source().extras();
        if (!wanted.equals(shown)) {
            shown = wanted;
            extras.getChildren()
                    .setAll(wanted.stream()
                            .map(extra -> button(extra.name(), extra.icon(), "", extra::run))
                            .toList());
        }
        tick();
    }

    private void tick() {
        Optional<ShellVitals> vitals = current.get()
                .shell()
                .filter(it -> it.state().value() instanceof ShellState.Open)
                .map(OpenShell::vitals);
        countDown(idle, "shells.bar.idle", vitals.flatMap(ShellVitals::idleLeft));
        countDown(
                life,
                "shells.bar.life",
                vitals.flatMap(ShellVitals::lifeLeft).filter(left -> left.compareTo(ShellModel.LIFE_SHOWN) <= 0));
    }

    private void countDown(Label label, String key, Optional<Duration> left) {
        label.setText(left.map(time -> kit.texts().now(key, Ages.clock(time))).orElse(""));
        boolean soon =
                left.filter(time -> time.compareTo(ShellModel.LAST_MINUTE) <= 0).isPresent();
        Nodes.tone(label, soon ? "warn" : "muted");
    }
}
