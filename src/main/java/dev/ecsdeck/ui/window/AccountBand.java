package dev.ecsdeck.ui.window;

import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.accounts.Condition;
import dev.ecsdeck.service.accounts.Identity;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What somebody should know about the account in use: that its key may do everything, or that its file can be read
/// by others. Each warning can be put away for good.
final class AccountBand extends VBox {
    private static final String SEEN = "warned.";

    private final Kit kit;
    private final ObservableValue<Accounts> accounts;
    private final ObservableValue<Map<String, Condition>> conditions;
    private final Navigator window;

    AccountBand(
            Kit kit,
            ObservableValue<Accounts> accounts,
            ObservableValue<Map<String, Condition>> conditions,
            Navigator window) {
        this.kit = kit;
        this.accounts = accounts;
        this.conditions = conditions;
        this.window = window;
        accounts.subscribe(_ -> show());
        conditions.subscribe(_ -> show());
        kit.prefs().property().subscribe((_, _) -> show());
    }

    private void show() {
        getChildren().clear();
        Accounts now = accounts.getValue();
        Optional<Account> current = now.current();
        if (current.isEmpty() || current.get().isLab()) {
            return;
        }
        boolean root = Optional.ofNullable(
                        conditions.getValue().get(current.get().id()))
                .flatMap(Condition::identity)
                .filter(Identity::isRoot)
                .isPresent();
        if (root) {
            add("root." + current.get().id(), kit.texts().text("accounts.warn.root"));
        }
        now.openFiles().forEach(file -> add("open-file." + file, kit.texts().text("accounts.warn.open-file", file)));
    }

    private void add(String name, ObservableValue<String> words) {
        if (kit.prefs().now().notes().containsKey(SEEN + name)) {
            return;
        }
        Label label = Nodes.label(words);
        label.setTooltip(Nodes.tooltip(words));
        Button open =
                Nodes.button(kit.texts().text("accounts.title"), () -> window.openSettings("accounts"), "compact");
        Button away = Nodes.iconButton(
                Feather.X,
                kit.texts().text("kit.close"),
                "",
                () -> kit.prefs().change(settings -> settings.withNote(SEEN + name, "yes")));
        HBox band = Nodes.row(8, Nodes.icon(Feather.ALERT_TRIANGLE, "icon-warn"), Nodes.grow(label), open, away);
        band.getStyleClass().addAll("band", "warning");
        getChildren().add(band);
    }
}
