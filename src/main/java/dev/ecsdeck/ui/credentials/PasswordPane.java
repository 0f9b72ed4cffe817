package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.remote.PasswordRule;
import dev.ecsdeck.remote.PasswordRule.Breach;
import dev.ecsdeck.remote.PasswordRule.CharacterClass;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A new password: typed or made here, hidden or shown, and what speaks for and against it.
final class PasswordPane extends VBox {
    private final Kit kit;
    private final ObservableValue<String> user;
    private final boolean windows;
    private final PasswordField hidden = new PasswordField();
    private final TextField open = new TextField();
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final BooleanProperty made = new SimpleBooleanProperty();
    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Region mark, Label words, Predicate<String> holds, boolean isNeeded) {}

    /// @param user the login name, which a password had better not contain
    PasswordPane(Kit kit, RandomGenerator random, ObservableValue<String> user, boolean windows) {
        super(8);
        this.kit = kit;
        this.user = user;
        this.windows = windows;
        open.textProperty().bindBidirectional(hidden.textProperty());
        open.getStyleClass().add("mono");
        Nodes.showIf(open, shown);
        Nodes.showIf(hidden, shown.not());
        for (TextField field : List.of(hidden, open)) {
            field.accessibleTextProperty().bind(kit.texts().text("credentials.password"));
        }
        Button eye = Nodes.iconButton(
                Feather.EYE, kit.texts().text("credentials.password.show"), "", () -> shown.set(!shown.get()));
        Button make = Nodes.button(kit.texts().text("credentials.password.make"), () -> make(random));
        make.setGraphic(Nodes.icon(Feather.REFRESH_CW));
        Button copy = Nodes.button(
                kit.texts().text("credentials.password.copy"),
                () -> ClearingClip.copy(kit.work().workers(), hidden.getText()),
                "compact");
        copy.setGraphic(Nodes.icon(Feather.COPY, "icon-small"));
        HBox once = Nodes.showIf(
                Nodes.row(
                        8,
                        Nodes.grow(Nodes.paragraph(kit.texts().text("credentials.password.once"), "small", "warn")),
                        copy),
                made);
        hidden.textProperty().subscribe((_, text) -> judge(text));
        user.subscribe((_, _) -> judge(hidden.getText()));
        getChildren().setAll(Nodes.row(8, Nodes.grow(new StackPane(hidden, open)), eye, make), grid(), once);
        open.setOnKeyTyped(_ -> made.set(false));
        hidden.setOnKeyTyped(_ -> made.set(false));
        judge("");
    }

    private GridPane grid() {
        rule("length", password -> without(password, Breach.TOO_SHORT) && without(password, Breach.TOO_LONG), true);
        rule("kinds", password -> without(password, Breach.TOO_FEW_CLASSES), true);
        rule("signs", password -> without(password, Breach.CHARACTER_NOT_TAKEN), true);
        if (windows) {
            rule("slash", password -> without(password, Breach.SLASH_IN_FRONT), true);
        }
        rule("four", password -> PasswordRule.classesOf(password).size() == CharacterClass.values().length, false);
        rule("name", password -> !contains(password), false);
        GridPane grid = new GridPane();
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().setAll(half, half);
        grid.setVgap(4);
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            grid.add(Nodes.row(8, rule.mark, rule.words), i % 2, i / 2);
        }
        return grid;
    }

    private boolean without(String password, Breach breach) {
        return !PasswordRule.breaches(password, windows).contains(breach);
    }

    private boolean contains(String password) {
        String name = user.getValue() == null ? "" : user.getValue().strip().toLowerCase(Locale.ROOT);
        return !name.isEmpty() && password.toLowerCase(Locale.ROOT).contains(name);
    }

    private void rule(String key, Predicate<String> holds, boolean isNeeded) {
        Label words = Nodes.label(kit.texts().text("credentials.rule." + key), "small");
        rules.add(new Rule(new Region(), words, holds, isNeeded));
    }

    private void judge(String password) {
        for (Rule rule : rules) {
            boolean holds = !password.isEmpty() && rule.holds.test(password);
            boolean hurts = rule.isNeeded && !holds && !password.isEmpty();
            (holds ? Mark.DONE : hurts ? Mark.DENIED : Mark.STOPPED).show(rule.mark);
            Nodes.tone(rule.words, hurts ? "bad" : "muted");
        }
    }

    private void make(RandomGenerator random) {
        hidden.setText(PasswordRule.make(random));
        shown.set(true);
        made.set(true);
    }

    StringProperty passwordProperty() {
        return hidden.textProperty();
    }

    /// Whether the API would take it.
    BooleanBinding taken() {
        return Bindings.createBooleanBinding(
                () -> PasswordRule.breaches(hidden.getText(), windows).isEmpty(), hidden.textProperty());
    }

    /// Whether it was made here, so that nobody knows it yet.
    boolean isMade() {
        return made.get();
    }

    TextField first() {
        return hidden;
    }

    /// Forgets what was typed.
    void wipe() {
        hidden.clear();
        made.set(false);
    }
}
