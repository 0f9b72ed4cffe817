package dev.ecsdeck.ui.files;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;

/// The way to the folder that is shown, a button a part; Ctrl+L makes it a field. Where it is too long its beginning
/// goes out of sight.
final class PathBar extends StackPane {
    private final PaneModel model;
    private final HBox crumbs = Nodes.row(0);
    private final TextField field = new TextField();

    PathBar(Kit kit, PaneModel model) {
        this.model = model;
        getStyleClass().add("path-bar");
        setMinWidth(0);
        crumbs.setMinWidth(Region.USE_PREF_SIZE);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        field.accessibleTextProperty().bind(kit.texts().text("files.path"));
        field.getStyleClass().addAll("mono", "compact");
        field.setVisible(false);
        field.setOnAction(_ -> leave(true));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave(false);
                event.consume();
            }
        });
        field.focusedProperty().subscribe(focused -> {
            if (!focused && field.isVisible()) {
                leave(false);
            }
        });
        setOnMouseClicked(event -> {
            if (!field.isVisible() && event.getClickCount() == 2) {
                edit();
            }
        });
        getChildren().addAll(crumbs, field);
        model.folderProperty().subscribe(this::show);
    }

    /// Turns it into a field with the whole path.
    void edit() {
        field.setText(model.folderProperty().get().orElse(""));
        field.setVisible(true);
        crumbs.setVisible(false);
        field.requestFocus();
        field.selectAll();
    }

    private void leave(boolean go) {
        field.setVisible(false);
        crumbs.setVisible(true);
        String path = field.getText().strip();
        if (go && !path.isEmpty()) {
            model.go(path);
        }
    }

    private void show(Optional<String> folder) {
        Deque<Node> parts = new ArrayDeque<>();
        Optional<String> at = folder;
        boolean last = true;
        while (at.isPresent()) {
            String path = at.get();
            Button part =
                    Nodes.button(new SimpleStringProperty(model.nameOf(path)), () -> model.go(path), "flat", "crumb");
            if (last) {
                part.getStyleClass().add("strong");
                part.setFocusTraversable(false);
            }
            at = model.place().parent(path);
            parts.addFirst(part);
            if (at.isPresent()) {
                parts.addFirst(Nodes.icon(Feather.CHEVRON_RIGHT, "icon-small"));
            }
            last = false;
        }
        crumbs.getChildren().setAll(parts);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double wide = crumbs.prefWidth(-1);
        double shift = Math.min(0, getWidth() - wide);
        crumbs.resizeRelocate(shift, 0, Math.max(wide, 0), getHeight());
        double high = field.prefHeight(-1);
        field.resizeRelocate(0, (getHeight() - high) / 2, getWidth(), high);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 100;
    }
}
