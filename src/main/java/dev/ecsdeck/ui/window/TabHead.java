package dev.ecsdeck.ui.window;

import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.kit.TabMarks;
import dev.ecsdeck.ui.kit.Tag;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The head of one tab: sign, title, environment, and a cross or a pin.
final class TabHead extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final int LONGEST_NAME = 80;

    private final Kit kit;
    private final Page page;
    private final Label title;
    private final ObservableValue<Boolean> pinned;
    private final ObservableValue<String> news;
    private boolean selected;

    TabHead(Kit kit, Page page, boolean closable, Runnable show, Runnable close) {
        this.kit = kit;
        this.page = page;
        this.pinned = page.marks()
                .<ObservableValue<Boolean>>map(TabMarks::pinnedProperty)
                .orElseGet(SimpleBooleanProperty::new);
        this.news = page.marks()
                .<ObservableValue<String>>map(TabMarks::newsProperty)
                .orElseGet(() -> new SimpleStringProperty(""));
        getStyleClass().add("tab-head");
        setAccessibleRole(AccessibleRole.TAB_ITEM);
        setFocusTraversable(true);
        title = Nodes.label(page.title());
        Tag tag = new Tag();
        FontIcon bell = Nodes.showIf(
                Nodes.icon(Feather.BELL, "icon-small", "icon-accent", "tab-news"), news.map(words -> !words.isEmpty()));
        getChildren().addAll(page.sign(), title, bell, tag);
        if (closable) {
            Button cross = Nodes.iconButton(Feather.X, kit.texts().text("window.close-tab"), "Ctrl+Shift+W", close);
            cross.getStyleClass().addAll("compact", "tab-cross");
            cross.setFocusTraversable(false);
            Nodes.showIf(cross, pinned.map(is -> !is));
            FontIcon pin = Nodes.showIf(Nodes.icon(Feather.MAP_PIN, "icon-small"), pinned);
            getChildren().addAll(pin, cross);
        }
        page.environment().subscribe(environment -> {
            tag.show(environment);
            List<String> hues = new ArrayList<>(List.of("prod", "stage", "dev", "plain"));
            getStyleClass().removeAll(hues);
            environment.ifPresent(it -> getStyleClass().add(it.hue().style()));
        });
        Tooltip tooltip = Nodes.tooltip(page.standing());
        page.standing().subscribe(words -> {
            Tooltip.uninstall(this, tooltip);
            if (!words.isEmpty()) {
                Tooltip.install(this, tooltip);
            }
            name();
        });
        page.title().subscribe(_ -> name());
        pinned.subscribe(_ -> name());
        news.subscribe(_ -> name());
        setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.MIDDLE && closable && !isPinned()) {
                close.run();
            } else if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1) {
                show.run();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                rename();
            }
        });
    }

    Page page() {
        return page;
    }

    boolean isPinned() {
        return pinned.getValue();
    }

    private void name() {
        String words = page.standing().getValue();
        String pin = isPinned() ? ", " + kit.texts().now("window.tab.pinned") : "";
        String fresh = news.getValue().isEmpty() ? "" : ", " + news.getValue();
        setAccessibleText(page.title().getValue() + (words.isEmpty() ? "" : ", " + words) + pin + fresh);
    }

    /// Lets the person type a name in the title's place: Enter keeps it, an empty one gives the page's own back, Esc
    /// changes nothing.
    void rename() {
        page.marks().filter(_ -> getChildren().contains(title)).ifPresent(this::rename);
    }

    private void rename(TabMarks marks) {
        TextField field = new TextField(page.title().getValue());
        field.getStyleClass().add("tab-name");
        field.accessibleTextProperty().bind(kit.texts().text("window.tab.name"));
        getChildren().set(getChildren().indexOf(title), field);
        field.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                done(marks, field, false);
                page.focus();
            }
        });
        field.setOnAction(event -> {
            event.consume();
            done(marks, field, true);
            page.focus();
        });
        field.focusedProperty().subscribe((had, has) -> {
            if (had && !has) {
                done(marks, field, true);
            }
        });
        FxWork.later(() -> {
            field.requestFocus();
            field.selectAll();
        });
    }

    private void done(TabMarks marks, TextField field, boolean isMeant) {
        int at = getChildren().indexOf(field);
        if (at < 0) {
            return;
        }
        getChildren().set(at, title);
        String typed = field.getText().strip();
        if (isMeant && !typed.equals(page.title().getValue())) {
            marks.nameProperty().set(typed.substring(0, Math.min(typed.length(), LONGEST_NAME)));
        }
    }

    void select(boolean now) {
        selected = now;
        pseudoClassStateChanged(SELECTED, now);
        notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED
                ? Boolean.valueOf(selected)
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
