package dev.ecsdeck.ui.shells;

import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Instant;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The band over the top rows while a broken connection is being replaced: how long, when it is tried next, and what
/// waits.
final class ResumeBand extends HBox {
    private final Kit kit;
    private final Label title = Nodes.plain("", "strong");
    private final Label words = Nodes.plain("", "small");
    private ShellState.Resuming shown;
    private Instant shownAt;

    ResumeBand(Kit kit, ShellState.Resuming state, Runnable tryNow, Runnable end) {
        super(8);
        this.kit = kit;
        this.shown = state;
        this.shownAt = kit.ticker().now();
        getStyleClass().addAll("band", "warning", "resume-band");
        setAccessibleRole(AccessibleRole.TEXT);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        VBox lines = Nodes.grow(Nodes.column(2, title, words));
        Button now = Nodes.button(kit.texts().text("shells.resuming.try"), tryNow, "compact");
        now.setGraphic(Nodes.icon(Feather.REFRESH_CW, "icon-small"));
        Button stop = Nodes.button(kit.texts().text("shells.resuming.end"), end, "compact");
        getChildren().addAll(Nodes.icon(Feather.WIFI_OFF, "icon-warn"), lines, now, stop);
        setMaxHeight(USE_PREF_SIZE);
        kit.ticker().whileShown(this, this::draw);
    }

    void show(ShellState.Resuming state) {
        shown = state;
        shownAt = kit.ticker().now();
        draw();
    }

    private void draw() {
        Instant now = kit.ticker().now();
        var messages = kit.texts().messages();
        title.setText(messages.text("shells.resuming.title", Ages.since(messages, shown.since(), now)));
        words.setText(ShellModel.resuming(shown, messages, shownAt, now));
        setAccessibleText(title.getText() + ". " + words.getText());
    }
}
