package dev.ecsdeck.ui.window;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.kit.Tag;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The head of one tab: sign, title, environment, cross.
final class TabHead extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Page page;
    private boolean selected;

    TabHead(Kit kit, Page page, boolean closable, Runnable show, Runnable close) {
        this.page = page;
        getStyleClass().add("tab-head");
        setAccessibleRole(AccessibleRole.TAB_ITEM);
        setFocusTraversable(true);
        Label title = Nodes.label(page.title());
        Tag tag = new Tag();
        getChildren().addAll(page.sign(), title, tag);
        if (closable) {
            Button cross = Nodes.iconButton(Feather.X, kit.texts().text("window.close-tab"), "Ctrl+Shift+W", close);
            cross.getStyleClass().addAll("compact", "tab-cross");
            cross.setFocusTraversable(false);
            getChildren().add(cross);
        }
        page.environment().subscribe(environment -> {
            tag.show(environment);
            List<String> hues = new ArrayList<>(List.of("prod", "stage", "dev", "plain"));
            getStyleClass().removeAll(hues);
            environment.ifPresent(name -> getStyleClass().add(Tag.Hue.of(name).style()));
        });
        Tooltip tooltip = Nodes.tooltip(page.standing());
        page.standing().subscribe(words -> {
            Tooltip.uninstall(this, tooltip);
            if (!words.isEmpty()) {
                Tooltip.install(this, tooltip);
            }
            setAccessibleText(
                    words.isEmpty() ? page.title().getValue() : page.title().getValue() + ", " + words);
        });
        page.title().subscribe(text -> {
            String words = page.standing().getValue();
            setAccessibleText(words.isEmpty() ? text : text + ", " + words);
        });
        setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.MIDDLE && closable) {
                close.run();
            } else if (event.getButton() == MouseButton.PRIMARY) {
                show.run();
            }
        });
    }

    Page page() {
        return page;
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
