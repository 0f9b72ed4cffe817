package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The warning when a host shows another key than the pinned one: both fingerprints, what the instance itself says,
/// and a way to accept that takes two deliberate steps.
final class ChangedHostKey extends HBox {
    private final Kit kit;

    /// @param keysRead the fingerprints that Cloud Assistant read on the instance; empty where it could not
    /// @param accept pins the new key and logs in
    ChangedHostKey(Kit kit, Instance instance, Problem.HostKeyChanged change, List<String> keysRead, Runnable accept) {
        super(12);
        this.kit = kit;
        getStyleClass().addAll("problem-pane", "changed-host-key");
        GridPane prints = new GridPane();
        prints.getStyleClass().add("well");
        prints.setHgap(12);
        prints.setVgap(4);
        print(prints, 0, "keys.changed.pinned", change.pinnedFingerprint());
        print(prints, 1, "keys.changed.shown", change.shownFingerprint());
        CheckBox sure = new CheckBox();
        sure.textProperty().bind(kit.texts().text("keys.changed.sure"));
        sure.setWrapText(true);
        Button go = Nodes.button(kit.texts().text("keys.changed.accept"), accept, "large", "danger");
        go.disableProperty().bind(sure.selectedProperty().not());
        VBox column = Nodes.column(
                8,
                Nodes.label(kit.texts().text("keys.changed.title", instance.label()), "heading"),
                Nodes.paragraph(kit.texts().text("keys.changed.sentence")),
                prints,
                evidence(change.shownFingerprint(), keysRead),
                sure,
                Nodes.row(8, go));
        getChildren().addAll(Nodes.icon(Feather.ALERT_TRIANGLE, "icon-large", "icon-bad"), Nodes.grow(column));
    }

    private void print(GridPane prints, int row, String key, String fingerprint) {
        Label name = Nodes.label(kit.texts().text(key), "small", "muted");
        name.setMinWidth(USE_PREF_SIZE);
        Label value = Nodes.middleCut(fingerprint, "mono");
        prints.addRow(row, name, value);
    }

    /// What Cloud Assistant, which comes another way, read on the instance itself.
    private Node evidence(String shown, List<String> keysRead) {
        String key = keysRead.isEmpty()
                ? "keys.changed.unread"
                : keysRead.contains(shown) ? "keys.changed.confirmed" : "keys.changed.denied";
        Label words = Nodes.paragraph(kit.texts().text(key), "small");
        Feather icon = key.equals("keys.changed.confirmed") ? Feather.CHECK_CIRCLE : Feather.INFO;
        String tone = key.equals("keys.changed.confirmed")
                ? "icon-good"
                : key.equals("keys.changed.denied") ? "icon-bad" : "icon-warn";
        return Nodes.row(8, Nodes.icon(icon, "icon-small", tone), Nodes.grow(words));
    }
}
