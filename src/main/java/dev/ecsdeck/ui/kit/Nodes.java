package dev.ecsdeck.ui.kit;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small nodes that all screens are built of; each is styled by the classes of `base.css` and `controls.css`.
public final class Nodes {
    private static final Duration TOOLTIP_DELAY = Duration.millis(500);
    private static final List<String> TONES = List.of("good", "warn", "bad", "muted");

    private Nodes() {}

    /// An icon beside words; it says nothing to a screen reader.
    public static FontIcon icon(Feather name, String... styles) {
        FontIcon icon = new FontIcon(name);
        icon.getStyleClass().addAll(styles);
        icon.setMouseTransparent(true);
        return icon;
    }

    /// A label whose text follows `text`.
    public static Label label(ObservableValue<String> text, String... styles) {
        Label label = plain("", styles);
        label.textProperty().bind(text);
        return label;
    }

    /// A label with a text that is in no language: a name, an id, a figure.
    public static Label plain(String text, String... styles) {
        Label label = new Label(text);
        label.setEllipsisString("…");
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A label that is cut in its middle: ids and hosts.
    public static Label middleCut(String text, String... styles) {
        Label label = plain(text, styles);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        return label;
    }

    /// A paragraph that wraps.
    public static Label paragraph(ObservableValue<String> text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static Button button(ObservableValue<String> text, Runnable action, String... styles) {
        Button button = new Button();
        button.textProperty().bind(text);
        button.setOnAction(_ -> action.run());
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// The keys that do the same, in a little frame.
    public static Label keyCap(String keys) {
        Label cap = plain(keys, "key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        return cap;
    }

    /// A button with an icon only: `name` is its accessible name and its tooltip, with `keys` behind it.
    public static Button iconButton(Feather icon, ObservableValue<String> name, String keys, Runnable action) {
        Button button = new Button();
        button.setGraphic(icon(icon));
        button.getStyleClass().addAll("icon", "flat");
        button.accessibleTextProperty().bind(name);
        button.setTooltip(tooltip(keys.isEmpty() ? name : name.map(text -> text + "  " + keys)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    public static Tooltip tooltip(ObservableValue<String> text) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(400);
        return tooltip;
    }

    public static HBox row(double gap, Node... children) {
        HBox row = new HBox(gap, children);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static VBox column(double gap, Node... children) {
        return new VBox(gap, children);
    }

    /// Takes all width that is left in a row.
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /// `node`, made to take all width that is left in a row.
    public static <N extends Region> N grow(N node) {
        node.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    public static <N extends Node> N styled(N node, String... styles) {
        node.getStyleClass().addAll(List.of(styles));
        return node;
    }

    /// Leaves `node` and its room out while `shown` is false.
    public static <N extends Node> N showIf(N node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
        return node;
    }

    /// Gives `label` the colour of `tone` and of no other. Nothing is drawn where it has it already.
    public static void tone(Label label, String tone) {
        if (!label.getStyleClass().contains(tone)) {
            label.getStyleClass().removeAll(TONES);
            label.getStyleClass().add(tone);
        }
    }
}
