package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.ForwardPreset;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The manager of forwards in the window, over a cloud that cannot be reached.
@Tag("ui")
class ForwardsScreenTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    @Test
    void sentenceIsSavedStartedAndShownInTheStrip() {
        press("New forward");
        press("HTTP 80");
        type("local-port", "0");
        Theatre.does(() -> {
            var box = (javafx.scene.control.ComboBox<?>) one(".sentence-row .combo-box");
            box.getSelectionModel().selectFirst();
        });

        press("Save and start");

        eventually(() -> desk.forwards.forwards().value().stream()
                .anyMatch(row -> row.rule().localPort() > 0));
        ForwardRule rule = desk.forwards.forwards().value().getFirst().rule();
        assertThat(rule.preset()).isEqualTo(ForwardPreset.HTTP);
        assertThat(rule.targetPort()).isEqualTo(80);
        eventually(() -> isShown("127.0.0.1:" + rule.localPort()) && isShown("1 on, 0 retrying, 0 off"));
    }

    @Test
    void wrongPortIsSaidBeforeAnythingIsSaved() {
        press("New forward");
        press("SSH 22");
        type("target-port", "70000");

        eventually(
                () -> isShown("Choose the instance that it goes through.") || isShown("The port there is 1 to 65535."));
        assertThat(Theatre.on(() -> button("Save and start").orElseThrow().isDisabled()))
                .isTrue();
        assertThat(desk.forwards.forwards().value()).isEmpty();
    }

    @Test
    void deletedRuleComesBackByUndo() throws Exception {
        Instance web = desk.inventory.value().instances().getFirst();
        ForwardRule rule = ForwardRule.of(desk.forwards.newId(), "orders-db", web.region(), web.id(), 3306);
        desk.forwards.save(rule);
        eventually(() -> isShown("orders-db"));
        Theatre.does(() -> {
            Node line = one(".forward-line");
            line.requestFocus();
            line.fireEvent(new javafx.scene.input.KeyEvent(
                    javafx.scene.input.KeyEvent.KEY_PRESSED,
                    "",
                    "",
                    javafx.scene.input.KeyCode.DELETE,
                    false,
                    false,
                    false,
                    false));
        });
        eventually(() -> desk.forwards.forwards().value().isEmpty() && isShown("Deleted orders-db."));

        press("Undo");

        eventually(() -> desk.forwards.forwards().value().size() == 1 && isShown("orders-db"));
    }

    @Test
    void picturesOfStripAndDialogInEachLook() throws Exception {
        Instance web = desk.inventory.value().instances().getFirst();
        desk.forwards.save(ForwardRule.of(
                        desk.forwards.newId(),
                        "a name that is much longer than its column",
                        web.region(),
                        web.id(),
                        3306)
                .withTargetHost(Optional.of("rm-bp1k8s2x7d5n3q6wz.mysql.rds.example-with-a-long-name.internal")));
        press("New forward");
        for (Settings.Theme theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            desk.theatre.settings.update(s -> s.withTheme(theme));
            desk.picture("forward-new-" + theme.name().toLowerCase(Locale.ROOT));
        }
        desk.theatre.settings.update(s -> s.withLanguage(Settings.Language.CHINESE));
        desk.picture("forward-new-zh");

        assertThat(List.of("新建转发", "选择要经由的实例。", "逐段检查，并说明在哪里中断", "只有本机可以连接。")).allMatch(this::isShown);
    }

    private void press(String words) {
        eventually(() -> button(words).filter(it -> !it.isDisabled()).isPresent());
        Theatre.does(() -> button(words).orElseThrow().fire());
        Theatre.settle();
    }

    private Optional<ButtonBase> button(String words) {
        List<ButtonBase> all = desk.scene().getRoot().lookupAll("*").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(it -> words.equals(it.getText()))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private void type(String id, String text) {
        Theatre.does(() -> ((TextField) one("#" + id)).setText(text));
        Theatre.settle();
    }

    private Node one(String selector) {
        return Optional.ofNullable(desk.scene().getRoot().lookup(selector)).orElseThrow();
    }

    private boolean isShown(String words) {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .anyMatch(label -> words.equals(label.getText())));
    }

    private static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 200; i++) {
            if (so.getAsBoolean()) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    @Test
    void closingTheWindowWhileAForwardIsOnAsksOnce() throws Exception {
        Instance web = desk.inventory.value().instances().getFirst();
        ForwardRule rule = ForwardRule.of(desk.forwards.newId(), "orders-db", web.region(), web.id(), 3306);
        desk.forwards.save(rule);
        desk.forwards.start(rule.id());
        eventually(() -> isShown("1 on, 0 retrying, 0 off") || isShown("0 on, 1 retrying, 0 off"));

        Theatre.does(() -> desk.window.leave());

        eventually(
                () -> isShown("One forward is on. Programs that use it lose their connections when the program ends."));
        assertThat(desk.quits.get()).isZero();
    }
}
