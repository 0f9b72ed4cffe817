package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// One of a few ways, each with a sentence on what it means.
final class Choice<E extends Enum<E>> extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Map<E, RadioButton> buttons;
    private final Map<E, Label> hints;
    private final ObjectProperty<E> value;

    /// @param prefix a name and a hint stand under it for each value
    Choice(Kit kit, String prefix, List<E> values, E first) {
        getStyleClass().addAll("framed", "ways");
        buttons = new EnumMap<>(first.getDeclaringClass());
        hints = new EnumMap<>(first.getDeclaringClass());
        value = new SimpleObjectProperty<>(first);
        ToggleGroup group = new ToggleGroup();
        for (E each : values) {
            String key = prefix + each.name().toLowerCase(Locale.ROOT);
            RadioButton button = new RadioButton();
            button.textProperty().bind(kit.texts().text(key));
            button.getStyleClass().add("strong");
            button.setToggleGroup(group);
            button.setOnAction(_ -> value.set(each));
            Label hint = Nodes.paragraph(kit.texts().text(key + ".hint"), "muted", "small", "way-hint");
            VBox row = Nodes.styled(Nodes.column(0, button, hint), "way");
            row.setOnMouseClicked(_ -> {
                if (!button.isDisabled()) {
                    value.set(each);
                }
            });
            button.selectedProperty().subscribe(chosen -> row.pseudoClassStateChanged(SELECTED, chosen));
            buttons.put(each, button);
            hints.put(each, hint);
            getChildren().add(row);
        }
        value.subscribe(now -> {
            RadioButton button = buttons.get(now);
            if (button != null) {
                button.setSelected(true);
            }
        });
    }

    ObjectProperty<E> valueProperty() {
        return value;
    }

    RadioButton button(E of) {
        RadioButton button = buttons.get(of);
        if (button == null) {
            throw new IllegalArgumentException(of + " is none of the ways");
        }
        return button;
    }

    /// Takes a way out of reach, and says why in place of its hint.
    void disable(E way, ObservableValue<String> why) {
        button(way).setDisable(true);
        Label hint = hints.get(way);
        if (hint != null) {
            hint.textProperty().unbind();
            hint.textProperty().bind(why);
        }
    }
}
