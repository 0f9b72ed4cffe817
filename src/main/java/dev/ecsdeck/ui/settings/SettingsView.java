package dev.ecsdeck.ui.settings;

import atlantafx.base.controls.CustomTextField;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.PrefSection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The preferences in one page: a list of sections that is also a search, and the settings it leaves.
public final class SettingsView extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double LABELS = 280;
    private static final Map<String, Feather> SECTIONS = Map.of(
            "appearance", Feather.SUN,
            "terminal", Feather.TERMINAL,
            "colours", Feather.DROPLET,
            "clipboard", Feather.CLIPBOARD,
            "advanced", Feather.TOOL);
    private static final List<String> ORDER = List.of("appearance", "terminal", "colours", "clipboard", "advanced");

    private final Kit kit;
    private final List<Setting> settings;
    private final List<PrefSection> others;
    private final CustomTextField search = new CustomTextField();
    private final VBox sections = new VBox();
    private final VBox page = new VBox();
    private String section = "appearance";

    /// @param others sections that other screens make, before our own
    public SettingsView(Kit kit, List<PrefSection> others) {
        this(kit, others, new SettingsList(kit));
    }

    SettingsView(Kit kit, List<PrefSection> others, SettingsList list) {
        this.kit = kit;
        this.others = Stream.concat(others.stream(), Stream.of(EnvironmentsPane.section(kit)))
                .toList();
        this.settings = list.all();
        getStyleClass().addAll("page", "settings");
        Looks.sheet(this, "settings");
        search.setLeft(Nodes.icon(Feather.SEARCH));
        search.promptTextProperty().bind(kit.texts().text("settings.search"));
        search.accessibleTextProperty().bind(kit.texts().text("settings.search"));
        VBox side = Nodes.column(8, search, sections);
        side.getStyleClass().add("settings-side");
        page.getStyleClass().add("settings-page");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(side, scroll);
        this.others.forEach(
                other -> sections.getChildren().add(sectionButton(other.name(), other.title(), other.icon())));
        ORDER.forEach(name -> sections.getChildren()
                .add(sectionButton(
                        name,
                        kit.texts().text("settings.section." + name),
                        SECTIONS.getOrDefault(name, Feather.SETTINGS))));
        search.textProperty().subscribe((_, _) -> build());
        kit.texts().messagesProperty().subscribe(_ -> build());
    }

    /// Shows one section; one that does not exist changes nothing.
    public void show(String name) {
        if (ORDER.contains(name)
                || others.stream().anyMatch(other -> other.name().equals(name))) {
            section = name;
            search.clear();
            build();
        }
    }

    public void focusSearch() {
        search.requestFocus();
    }

    private Button sectionButton(String name, ObservableValue<String> title, Feather icon) {
        Button button = Nodes.button(title, () -> show(name), "settings-section");
        button.setGraphic(Nodes.icon(icon));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setUserData(name);
        return button;
    }

    private void build() {
        String sought = search.getText().strip().toLowerCase(Locale.ROOT);
        page.getChildren().clear();
        sections.getChildren()
                .forEach(button -> button.pseudoClassStateChanged(
                        SELECTED, sought.isEmpty() && section.equals(button.getUserData())));
        for (PrefSection other : others) {
            String title = other.title().getValue().toLowerCase(Locale.ROOT);
            if (sought.isEmpty() ? other.name().equals(section) : title.contains(sought)) {
                HBox head = Nodes.row(8, Nodes.label(other.title(), "title"));
                head.getStyleClass().add("settings-head");
                page.getChildren().addAll(head, other.content().get());
            }
        }
        for (String name : ORDER) {
            List<Setting> wanted = settings.stream()
                    .filter(setting -> setting.section().equals(name))
                    .filter(setting -> sought.isEmpty() ? name.equals(section) : matches(setting, sought))
                    .toList();
            if (!wanted.isEmpty()) {
                Label title = Nodes.label(kit.texts().text("settings.section." + name), "title");
                Label hint = Nodes.label(kit.texts().text("settings.at-once"), "muted", "small");
                HBox head = Nodes.row(8, title, Nodes.spacer());
                if (page.getChildren().isEmpty()) {
                    head.getChildren().add(hint);
                }
                head.getStyleClass().add("settings-head");
                page.getChildren().add(head);
                wanted.forEach(setting -> page.getChildren().add(row(setting)));
            }
        }
        if (page.getChildren().isEmpty()) {
            page.getChildren().add(Nodes.label(kit.texts().text("settings.nothing", search.getText()), "muted"));
        }
    }

    private boolean matches(Setting setting, String sought) {
        String words = kit.texts().now("settings." + setting.key() + ".title") + " "
                + kit.texts().now("settings." + setting.key() + ".hint") + " "
                + kit.texts().now("settings.section." + setting.section());
        return words.toLowerCase(Locale.ROOT).contains(sought);
    }

    private Node row(Setting setting) {
        VBox words = Nodes.column(
                0,
                Nodes.label(kit.texts().text("settings." + setting.key() + ".title")),
                Nodes.paragraph(kit.texts().text("settings." + setting.key() + ".hint"), "muted", "small"));
        words.setMinWidth(LABELS);
        words.setMaxWidth(LABELS);
        Region gap = new Region();
        gap.setMinWidth(24);
        HBox row = Nodes.row(0, words, gap, setting.control().get());
        row.getStyleClass().add("settings-row");
        return row;
    }
}
