package dev.ecsdeck.ui.settings;

import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.terminal.TerminalTheme;
import dev.ecsdeck.ui.kit.terminal.ThemePreview;
import dev.ecsdeck.ui.kit.terminal.Themes;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What is asked about a theme from elsewhere.
final class ThemeDialogs {
    private static final int WIDTH = 560;
    private static final int LABELS = 80;

    private ThemeDialogs() {}

    /// Asks for another name.
    static void rename(Kit kit, Themes themes, String before, Consumer<String> done) {
        Dialog dialog = new Dialog(
                kit.overlay(), kit.texts(), kit.texts().text("settings.colours.rename.title", before), WIDTH);
        TextField name = name(kit, "settings.colours.new-name", before);
        ObservableValue<Boolean> fits = name.textProperty().map(themes::isFree);
        dialog.body(name, rule(kit, name.textProperty().map(text -> !text.equals(before) && !themes.isFree(text))));
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        Button go = dialog.leave(
                kit.texts().text("settings.colours.rename.go"),
                () -> done.accept(name.getText().strip()),
                "accent");
        go.setDefaultButton(true);
        go.disableProperty().bind(fits.map(ok -> !ok));
        dialog.open(name);
    }

    /// Shows the schemes of a file and keeps the one that is chosen, under the name that is given.
    static void add(Kit kit, Themes themes, String file, List<TerminalTheme> found, Runnable done) {
        Dialog dialog =
                new Dialog(kit.overlay(), kit.texts(), kit.texts().text("settings.colours.import.title", file), WIDTH);
        TextField name = name(kit, "settings.colours.import.name", "");
        ThemePreview preview = new ThemePreview(found.getFirst(), kit.work().workers());
        CheckBox use = new CheckBox();
        use.setSelected(true);
        Consumer<TerminalTheme> show = theme -> {
            preview.show(theme);
            name.setText(themes.freeName(theme.name()));
            use.textProperty()
                    .bind(kit.texts()
                            .text(theme.isDark() ? "settings.colours.import.dark" : "settings.colours.import.light"));
        };
        show.accept(found.getFirst());
        if (found.size() > 1) {
            dialog.body(row(kit, "settings.colours.import.scheme", schemes(kit, found, show)));
        }
        dialog.body(
                row(kit, "settings.colours.import.name", name),
                rule(kit, name.textProperty().map(text -> !themes.isFree(text))),
                preview,
                use);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        Button go = dialog.leave(
                kit.texts().text("settings.colours.import.go"),
                () -> {
                    TerminalTheme theme =
                            preview.theme().withName(name.getText().strip());
                    if (themes.keep(theme) && use.isSelected()) {
                        themes.choose(theme.isDark() ? ColorScheme.DARK : ColorScheme.LIGHT, theme.name());
                    }
                    done.run();
                },
                "accent");
        go.setDefaultButton(true);
        go.disableProperty().bind(name.textProperty().map(text -> !themes.isFree(text)));
        dialog.open(name);
    }

    private static ComboBox<TerminalTheme> schemes(Kit kit, List<TerminalTheme> found, Consumer<TerminalTheme> show) {
        ComboBox<TerminalTheme> combo = new ComboBox<>();
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable TerminalTheme theme) {
                return theme == null ? "" : theme.name();
            }

            @Override
            public TerminalTheme fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        });
        combo.getItems().setAll(found);
        combo.setValue(found.getFirst());
        combo.accessibleTextProperty().bind(kit.texts().text("settings.colours.import.scheme"));
        combo.setOnAction(_ -> show.accept(combo.getValue()));
        return combo;
    }

    private static TextField name(Kit kit, String key, String text) {
        TextField name = new TextField(text);
        name.setId("theme-name");
        name.accessibleTextProperty().bind(kit.texts().text(key));
        return name;
    }

    private static Label rule(Kit kit, ObservableValue<Boolean> isWrong) {
        return Nodes.showIf(Nodes.paragraph(kit.texts().text("settings.colours.name.wrong"), "bad", "small"), isWrong);
    }

    private static HBox row(Kit kit, String key, Node field) {
        Label label = Nodes.label(kit.texts().text(key), "muted");
        label.setMinWidth(LABELS);
        return Nodes.row(8, label, field instanceof TextField name ? Nodes.grow(name) : field);
    }
}
