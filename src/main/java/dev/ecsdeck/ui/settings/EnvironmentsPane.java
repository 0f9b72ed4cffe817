package dev.ecsdeck.ui.settings;

import dev.ecsdeck.ui.kit.EnvironmentRule;
import dev.ecsdeck.ui.kit.Environments;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.PrefSection;
import dev.ecsdeck.ui.kit.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// The rules that give instances an environment, and with it a colour, by their tags. A rule counts from the moment
/// that both of its fields say something.
final class EnvironmentsPane extends VBox {
    private static final double TAGS = 168;
    private static final double HUES = 168;

    private final Kit kit;
    private final VBox rows = Nodes.column(8);
    private final List<Line> lines = new ArrayList<>();

    static PrefSection section(Kit kit) {
        return new PrefSection(
                "environments",
                Feather.TAG,
                kit.texts().text("settings.section.environments"),
                () -> new EnvironmentsPane(kit));
    }

    private EnvironmentsPane(Kit kit) {
        super(12);
        this.kit = kit;
        Environments.in(kit.prefs()).rules().forEach(rule -> add(text(rule.tags()), text(rule.values()), rule.hue()));
        Button more = Nodes.button(kit.texts().text("settings.environments.add"), this::addEmpty, "compact");
        more.setGraphic(Nodes.icon(Feather.PLUS, "icon-small"));
        Button usual = Nodes.button(kit.texts().text("settings.environments.usual"), this::restore, "compact");
        HBox head = Nodes.row(
                8,
                width(Nodes.label(kit.texts().text("settings.environments.tags"), "small", "muted"), TAGS),
                Nodes.grow(Nodes.label(kit.texts().text("settings.environments.values"), "small", "muted")),
                width(Nodes.label(kit.texts().text("settings.environments.hue"), "small", "muted"), HUES + 64 + 18));
        getChildren()
                .addAll(
                        Nodes.paragraph(kit.texts().text("settings.environments.hint"), "muted"),
                        head,
                        rows,
                        Nodes.row(8, more, usual));
        show();
    }

    private static Label width(Label label, double width) {
        label.setMinWidth(width);
        label.setMaxWidth(width);
        return label;
    }

    private static String text(List<String> words) {
        return String.join(", ", words);
    }

    private void addEmpty() {
        Line line = add("env", "", Tag.Hue.DEV);
        show();
        line.values.requestFocus();
    }

    private Line add(String tags, String values, Tag.Hue hue) {
        Line line = new Line(tags, values, hue);
        lines.add(line);
        return line;
    }

    private void restore() {
        lines.clear();
        Environments.USUAL.rules().forEach(rule -> add(text(rule.tags()), text(rule.values()), rule.hue()));
        show();
        keep();
    }

    private void show() {
        rows.getChildren().setAll(lines);
        lines.forEach(line -> line.up.setDisable(lines.indexOf(line) == 0));
    }

    private void keep() {
        List<EnvironmentRule> rules =
                lines.stream().filter(Line::isWhole).map(Line::rule).toList();
        if (!rules.equals(Environments.in(kit.prefs()).rules())) {
            new Environments(rules).keep(kit.prefs());
        }
    }

    /// One rule.
    private final class Line extends HBox {
        private final TextField tags = field("settings.environments.tags");
        private final TextField values = field("settings.environments.values");
        private final ComboBox<Tag.Hue> hue = new ComboBox<>();
        private final Button up =
                Nodes.iconButton(Feather.ARROW_UP, kit.texts().text("settings.environments.up"), "", this::earlier);

        Line(String tagWords, String valueWords, Tag.Hue chosen) {
            super(8);
            getStyleClass().add("environment-rule");
            tags.setText(tagWords);
            values.setText(valueWords);
            tags.setMinWidth(TAGS);
            tags.setMaxWidth(TAGS);
            hue.getItems().setAll(Tag.Hue.values());
            hue.setValue(chosen);
            hue.setMinWidth(HUES);
            hue.setMaxWidth(HUES);
            hue.setConverter(new HueWords());
            hue.accessibleTextProperty().bind(kit.texts().text("settings.environments.hue"));
            Button gone = Nodes.iconButton(Feather.X, kit.texts().text("settings.environments.remove"), "", () -> {
                lines.remove(this);
                show();
                keep();
            });
            Region swatch = new Region();
            swatch.getStyleClass().setAll("swatch", chosen.style());
            getChildren().addAll(tags, Nodes.grow(values), Nodes.row(0, swatch), hue, up, gone);
            tags.textProperty().subscribe((_, _) -> keep());
            values.textProperty().subscribe((_, _) -> keep());
            hue.setOnAction(_ -> {
                swatch.getStyleClass().setAll("swatch", hue.getValue().style());
                keep();
            });
        }

        private TextField field(String name) {
            TextField made = new TextField();
            made.getStyleClass().add("mono");
            made.accessibleTextProperty().bind(kit.texts().text(name));
            return made;
        }

        private void earlier() {
            int at = lines.indexOf(this);
            if (at > 0) {
                Collections.swap(lines, at, at - 1);
                show();
                keep();
            }
        }

        boolean isWhole() {
            return !EnvironmentRule.words(tags.getText()).isEmpty()
                    && !EnvironmentRule.words(values.getText()).isEmpty();
        }

        EnvironmentRule rule() {
            return new EnvironmentRule(
                    EnvironmentRule.words(tags.getText()), EnvironmentRule.words(values.getText()), hue.getValue());
        }
    }

    /// The colours in words.
    private final class HueWords extends StringConverter<Tag.Hue> {
        @Override
        public String toString(Tag.Hue value) {
            return value == null ? "" : kit.texts().now("settings.environments.hue." + value.style());
        }

        @Override
        public Tag.Hue fromString(String text) {
            throw new UnsupportedOperationException("is chosen, never typed");
        }
    }
}
