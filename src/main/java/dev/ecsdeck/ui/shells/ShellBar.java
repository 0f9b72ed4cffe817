package dev.ecsdeck.ui.shells;

import dev.ecsdeck.link.ScreenSize;
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
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The bar over a terminal: what can be done with it at the left, its countdowns and measures at the right.
final class ShellBar extends HBox {
    private final Kit kit;
    private final Label idle = Nodes.plain("", "small", "muted");
    private final Label life = Nodes.plain("", "small", "muted");
    private final Label size = Nodes.plain("", "mono", "muted");
    private final Label zoom = Nodes.plain("", "mono", "muted");
    private final HBox zoomBox = Nodes.row(4, Nodes.icon(Feather.ZOOM_IN, "icon-small"), zoom);
    private Optional<OpenShell> shell = Optional.empty();

    ShellBar(Kit kit, Runnable find, Runnable duplicate, List<Command> extras) {
        super(8);
        this.kit = kit;
        getStyleClass().add("shell-bar");
        Button findButton = Nodes.button(kit.texts().text("shells.bar.find"), find, "compact");
        findButton.setGraphic(Nodes.icon(Feather.SEARCH, "icon-small"));
        findButton.setTooltip(Nodes.tooltip(kit.texts().text("shells.bar.find").map(text -> text + "  Ctrl+Shift+F")));
        Button twice = Nodes.button(kit.texts().text("shells.bar.duplicate"), duplicate, "compact");
        twice.setGraphic(Nodes.icon(Feather.COPY, "icon-small"));
        twice.setTooltip(Nodes.tooltip(kit.texts().text("shells.bar.duplicate").map(text -> text + "  Ctrl+Shift+D")));
        zoomBox.setMinWidth(USE_PREF_SIZE);
        size.setMinWidth(USE_PREF_SIZE);
        idle.setMinWidth(USE_PREF_SIZE);
        life.setMinWidth(USE_PREF_SIZE);
        HBox right = Nodes.row(16, life, idle, size, zoomBox);
        getChildren().addAll(findButton, twice);
        extras.forEach(extra -> {
            Button button = Nodes.button(extra.name(), extra::run, "compact");
            button.setGraphic(Nodes.icon(extra.icon(), "icon-small"));
            getChildren().add(button);
        });
        getChildren().addAll(Nodes.spacer(), right);
        kit.ticker().whileShown(this, this::tick);
    }

    void watch(OpenShell opened) {
        shell = Optional.of(opened);
    }

    void showSize(ScreenSize screen) {
        size.setText(screen.columns() + "×" + screen.rows());
    }

    void showZoom(double pixels) {
        zoom.setText(Math.round(pixels) + " px");
    }

    private void tick() {
        Optional<ShellVitals> vitals = shell.filter(it -> it.state().value() instanceof ShellState.Open)
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
