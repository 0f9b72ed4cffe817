package dev.ecsdeck.ui.settings;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.terminal.TerminalTheme;
import dev.ecsdeck.ui.kit.terminal.ThemeImport;
import dev.ecsdeck.ui.kit.terminal.ThemePreview;
import dev.ecsdeck.ui.kit.terminal.Themes;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The colours of terminals: one choice for each look of the window, and the themes from elsewhere.
final class ThemeSettings {
    private static final int LONGEST_FILE = 1 << 20;

    /// A choice that is on the screen.
    private record Choice(ComboBox<String> combo, ThemePreview preview) {}

    private final Kit kit;
    private final Themes themes;
    private final Map<ColorScheme, Choice> choices = new EnumMap<>(ColorScheme.class);
    private final VBox list = Nodes.column(4);
    private final VBox news = Nodes.column(4);

    ThemeSettings(Kit kit) {
        this.kit = kit;
        this.themes = new Themes(kit.prefs());
    }

    /// The theme for a window that looks so, with a sample of it.
    Node choice(ColorScheme scheme) {
        ComboBox<String> combo = new ComboBox<>();
        combo.setPrefWidth(280);
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String name) {
                return name == null || name.isEmpty()
                        ? kit.texts()
                                .now(
                                        "settings.colours.usual",
                                        Themes.usual(scheme).name())
                        : name;
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        });
        String title = scheme == ColorScheme.DARK ? "settings.dark-colours.title" : "settings.light-colours.title";
        combo.accessibleTextProperty().bind(kit.texts().text(title));
        ThemePreview preview =
                new ThemePreview(themes.chosen(scheme), kit.work().workers());
        choices.put(scheme, new Choice(combo, preview));
        refresh(scheme);
        combo.setOnAction(_ -> {
            String name = combo.getValue();
            if (name != null) {
                themes.choose(scheme, name);
                preview.show(themes.chosen(scheme));
            }
        });
        return Nodes.column(8, combo, preview);
    }

    private void refresh(ColorScheme scheme) {
        Choice choice = choices.get(scheme);
        if (choice == null) {
            return;
        }
        List<String> names = new ArrayList<>(List.of(""));
        themes.all().stream()
                .map(TerminalTheme::name)
                .filter(name -> !name.equals(Themes.usual(scheme).name()))
                .forEach(names::add);
        TerminalTheme chosen = themes.chosen(scheme);
        choice.combo().getItems().setAll(names);
        choice.combo().setValue(names.contains(chosen.name()) ? chosen.name() : "");
        choice.preview().show(chosen);
    }

    /// The themes from elsewhere, and the way to more of them.
    Node own() {
        news.getChildren().clear();
        showOwn();
        return Nodes.column(8, Nodes.button(kit.texts().text("settings.colours.import"), this::chooseFile), news, list);
    }

    private void changed() {
        for (ColorScheme scheme : ColorScheme.values()) {
            refresh(scheme);
        }
        showOwn();
    }

    private void showOwn() {
        list.getChildren().clear();
        for (TerminalTheme theme : themes.own()) {
            list.getChildren().add(line(theme));
        }
        if (list.getChildren().isEmpty()) {
            list.getChildren().add(Nodes.label(kit.texts().text("settings.colours.none"), "muted"));
        }
    }

    private Node line(TerminalTheme theme) {
        Label name = Nodes.plain(theme.name());
        name.setPrefWidth(220);
        String rename = "settings.colours.rename";
        return Nodes.row(
                4,
                name,
                Nodes.iconButton(Feather.EDIT_2, kit.texts().text(rename, theme.name()), "", () -> rename(theme)),
                Nodes.iconButton(
                        Feather.TRASH_2,
                        kit.texts().text("settings.colours.remove", theme.name()),
                        "",
                        () -> remove(theme)));
    }

    private void rename(TerminalTheme theme) {
        ThemeDialogs.rename(kit, themes, theme.name(), name -> {
            themes.rename(theme.name(), name);
            changed();
        });
    }

    private void remove(TerminalTheme theme) {
        List<ColorScheme> used = new ArrayList<>();
        for (ColorScheme scheme : ColorScheme.values()) {
            if (themes.chosen(scheme).name().equals(theme.name())) {
                used.add(scheme);
            }
        }
        themes.remove(theme.name());
        changed();
        news.getChildren()
                .setAll(Nodes.row(
                        8,
                        Nodes.label(kit.texts().text("settings.colours.removed", theme.name()), "muted"),
                        Nodes.button(kit.texts().text("settings.colours.undo"), () -> {
                            TerminalTheme back = theme.withName(themes.freeName(theme.name()));
                            if (themes.keep(back)) {
                                used.forEach(scheme -> themes.choose(scheme, back.name()));
                            }
                            news.getChildren().clear();
                            changed();
                        })));
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(kit.texts().now("settings.colours.import"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                kit.texts().now("settings.colours.files"),
                                "*.itermcolors",
                                "*.json",
                                "*.yaml",
                                "*.yml"),
                        new FileChooser.ExtensionFilter(kit.texts().now("settings.colours.every"), "*"));
        File chosen = chooser.showOpenDialog(list.getScene().getWindow());
        if (chosen != null) {
            read(chosen.toPath());
        }
    }

    /// Reads a file and asks what to do with its schemes; one that holds none gets a sentence.
    void read(Path file) {
        news.getChildren().clear();
        String name = file.getFileName().toString();
        kit.work()
                .run(
                        "theme-read",
                        () -> ThemeImport.read(stem(name), text(file)),
                        found -> found(name, found),
                        problem -> news.getChildren().setAll(new ProblemPane(kit, problem, List.of())));
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String text(Path file) throws ProblemException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            Problem.FileFault fault = switch (unreadable) {
                case NoSuchFileException _ -> Problem.FileFault.MISSING;
                case AccessDeniedException _ -> Problem.FileFault.NOT_ALLOWED;
                default -> Problem.FileFault.OTHER;
            };
            String detail = String.valueOf(unreadable.getMessage());
            throw new ProblemException(new Problem.FileUnusable(file.toString(), fault, detail), unreadable);
        }
    }

    private void found(String file, ThemeImport.Found found) {
        if (found.themes().isEmpty()) {
            Label title = Nodes.label(kit.texts().text("settings.colours.unread.title", file), "bad");
            news.getChildren().setAll(title, Nodes.paragraph(kit.texts().text(why(found), lacking(found)), "muted"));
        } else if (themes.own().size() >= Themes.MOST_KEPT) {
            news.getChildren()
                    .setAll(Nodes.paragraph(kit.texts().text("settings.colours.full", Themes.MOST_KEPT), "bad"));
        } else {
            ThemeDialogs.add(kit, themes, file, found.themes(), this::changed);
        }
    }

    private static String why(ThemeImport.Found found) {
        return found.lacking().isEmpty() ? "settings.colours.unread" : "settings.colours.lacking";
    }

    private String lacking(ThemeImport.Found found) {
        List<String> names = found.lacking();
        if (names.isEmpty()) {
            return "";
        }
        return names.size() == 1
                ? names.getFirst()
                : kit.texts().now("settings.colours.lacking.more", names.getFirst(), names.size() - 1);
    }
}
