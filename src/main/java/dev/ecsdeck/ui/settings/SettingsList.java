package dev.ecsdeck.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.model.TerminalHabits;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.text.Font;
import javafx.util.StringConverter;

/// All settings, in their sections and order.
final class SettingsList {
    private static final List<Integer> SIZES = List.of(10, 11, 12, 13, 14, 15, 16, 18, 20, 24);
    private static final List<Integer> IDLE = List.of(0, 5, 10, 15, 30, 60, 120, 180);
    private static final List<Integer> LONG = List.of(0, 5, 10, 30, 60, 300);
    private static final List<Integer> LINES = List.of(0, 2, 5, 10, 100);

    private final Kit kit;
    private final ThemeSettings themes;

    SettingsList(Kit kit) {
        this.kit = kit;
        this.themes = new ThemeSettings(kit);
    }

    ThemeSettings themes() {
        return themes;
    }

    List<Setting> all() {
        return List.of(
                new Setting(
                        "appearance",
                        "language",
                        () -> choice(
                                "language",
                                List.of(Settings.Language.values()),
                                Settings::language,
                                Settings::withLanguage)),
                new Setting(
                        "appearance",
                        "theme",
                        () -> choice("theme", List.of(Settings.Theme.values()), Settings::theme, Settings::withTheme)),
                new Setting("terminal", "font", this::font),
                new Setting("terminal", "scrollback", this::scrollback),
                new Setting("terminal", "bell", this::bell),
                new Setting(
                        "terminal",
                        "long-command",
                        () -> number(
                                "long-command", LONG, TerminalHabits::longSeconds, TerminalHabits::withLongSeconds)),
                new Setting(
                        "terminal",
                        "idle",
                        () -> number("idle", IDLE, TerminalHabits::idleMinutes, TerminalHabits::withIdleMinutes)),
                new Setting("colours", "light-colours", () -> themes.choice(ColorScheme.LIGHT)),
                new Setting("colours", "dark-colours", () -> themes.choice(ColorScheme.DARK)),
                new Setting("colours", "own-colours", themes::own),
                new Setting(
                        "clipboard",
                        "confirm",
                        () -> number("confirm", LINES, TerminalHabits::confirmLines, TerminalHabits::withConfirmLines)),
                new Setting("clipboard", "copy", this::copyOnSelect),
                new Setting(
                        "clipboard",
                        "paste",
                        () -> choice(
                                "paste",
                                List.of(TerminalHabits.PasteHabit.values()),
                                settings -> settings.terminal().paste(),
                                (settings, habit) -> settings.withTerminal(
                                        settings.terminal().withPaste(habit)))),
                new Setting(
                        "advanced",
                        "log-level",
                        () -> choice(
                                "log-level",
                                List.of(Settings.LogLevel.values()),
                                Settings::logLevel,
                                Settings::withLogLevel)));
    }

    private <T extends Enum<T>> Node choice(
            String key, List<T> values, Function<Settings, T> get, BiFunction<Settings, T, Settings> with) {
        return combo(
                key,
                values,
                get,
                with,
                value -> kit.texts().now("settings." + key + "." + value.name().toLowerCase(Locale.ROOT)));
    }

    private Node number(
            String key,
            List<Integer> values,
            Function<TerminalHabits, Integer> get,
            BiFunction<TerminalHabits, Integer, TerminalHabits> with) {
        return combo(
                key,
                values,
                settings -> get.apply(settings.terminal()),
                (settings, value) -> settings.withTerminal(with.apply(settings.terminal(), value)),
                value -> value == 0
                        ? kit.texts().now("settings." + key + ".none")
                        : kit.texts().now("settings." + key + ".some", value));
    }

    private <T> ComboBox<T> combo(
            String key,
            List<T> values,
            Function<Settings, T> get,
            BiFunction<Settings, T, Settings> with,
            Function<T, String> words) {
        ComboBox<T> combo = new ComboBox<>();
        List<T> choices = new ArrayList<>(values);
        T now = get.apply(kit.prefs().now());
        if (!choices.contains(now)) {
            choices.add(now);
        }
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        });
        combo.getItems().setAll(choices);
        combo.setValue(now);
        combo.accessibleTextProperty().bind(kit.texts().text("settings." + key + ".title"));
        combo.setOnAction(_ -> {
            T value = combo.getValue();
            if (value != null && !value.equals(get.apply(kit.prefs().now()))) {
                kit.prefs().change(settings -> with.apply(settings, value));
            }
        });
        return combo;
    }

    private Node font() {
        List<String> families = new ArrayList<>(List.of(""));
        Font.getFamilies().stream().filter(SettingsList::isMono).forEach(families::add);
        ComboBox<String> family = combo(
                "font",
                families,
                settings -> settings.terminal().fontFamily(),
                (settings, name) -> settings.withTerminal(
                        settings.terminal().withFont(name, settings.terminal().fontSize())),
                name -> name.isEmpty() ? "JetBrains Mono" : name);
        family.setPrefWidth(200);
        ComboBox<Integer> size = combo(
                "size",
                SIZES,
                settings -> (int) Math.round(settings.terminal().fontSize()),
                (settings, pixels) -> settings.withTerminal(
                        settings.terminal().withFont(settings.terminal().fontFamily(), pixels)),
                pixels -> pixels + " px");
        return Nodes.row(8, family, size, Nodes.plain("0O 1lI {} => 终端", "mono", "muted"));
    }

    /// Families whose name says that they are of fixed width: measuring all would take seconds.
    private static boolean isMono(String family) {
        return family.matches("(?i).*(mono|code|consol|courier|menlo|terminal|fixed).*")
                && !family.equals("JetBrains Mono");
    }

    private Node scrollback() {
        TextField field =
                new TextField(String.valueOf(kit.prefs().now().terminal().scrollbackLines()));
        field.getStyleClass().add("mono");
        field.setPrefWidth(104);
        field.setMaxWidth(104);
        field.accessibleTextProperty().bind(kit.texts().text("settings.scrollback.title"));
        Label wrong = Nodes.label(kit.texts().text("settings.scrollback.wrong"), "bad", "small");
        ObservableValue<Boolean> valid =
                field.textProperty().map(text -> text.matches("\\d{1,7}") && Integer.parseInt(text) <= 1_000_000);
        Nodes.showIf(wrong, valid.map(ok -> !ok));
        field.textProperty().subscribe((_, text) -> {
            if (valid.getValue()) {
                kit.prefs()
                        .change(settings ->
                                settings.withTerminal(settings.terminal().withScrollbackLines(Integer.parseInt(text))));
            }
        });
        return Nodes.row(8, field, Nodes.label(kit.texts().text("settings.scrollback.unit"), "muted"), wrong);
    }

    private Node copyOnSelect() {
        return toggle(
                "copy",
                habits -> habits.copy() == TerminalHabits.CopyHabit.ON_SELECT,
                (habits, on) ->
                        habits.withCopy(on ? TerminalHabits.CopyHabit.ON_SELECT : TerminalHabits.CopyHabit.ON_COMMAND));
    }

    private Node bell() {
        return toggle("bell", TerminalHabits::bellFlashes, TerminalHabits::withBellFlashes);
    }

    private Node toggle(
            String key, Predicate<TerminalHabits> get, BiFunction<TerminalHabits, Boolean, TerminalHabits> with) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.accessibleTextProperty().bind(kit.texts().text("settings." + key + ".title"));
        toggle.setSelected(get.test(kit.prefs().now().terminal()));
        Label words = Nodes.label(
                toggle.selectedProperty().flatMap(on -> kit.texts().text(on ? "kit.on" : "kit.off")), "muted");
        toggle.selectedProperty()
                .subscribe((_, on) ->
                        kit.prefs().change(settings -> settings.withTerminal(with.apply(settings.terminal(), on))));
        return Nodes.row(8, toggle, words);
    }
}
