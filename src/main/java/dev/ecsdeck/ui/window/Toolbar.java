package dev.ecsdeck.ui.window;

import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.accounts.Condition;
import dev.ecsdeck.ui.accounts.AccountWords;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The head of the window: the account, the search in the middle, tasks, quota and preferences.
final class Toolbar extends StackPane {
    private static final double SEARCH = 400;
    private static final double LEAST_SEARCH = 120;
    private static final double BESIDE = 24;

    private final Kit kit;
    private final Label name = Nodes.plain("", "strong");
    private final ObservableValue<Accounts> accounts;
    private final Label life = new Label();
    private final Label mode = Nodes.plain("", "muted", "small");
    private final Button account = new Button();
    private final Button search = new Button();
    private final HBox right = Nodes.row(12);

    /// @param menu makes the menu of accounts, anew each time
    Toolbar(
            Kit kit,
            ObservableValue<Accounts> accounts,
            Supplier<ContextMenu> menu,
            Runnable openSearch,
            Runnable openSettings,
            Node quota) {
        this.kit = kit;
        this.accounts = accounts;
        getStyleClass().add("toolbar");
        account.getStyleClass().addAll("flat", "account");
        account.setGraphic(Nodes.row(
                8, Nodes.icon(Feather.USERS), name, mode, life, Nodes.icon(Feather.CHEVRON_DOWN, "icon-small")));
        account.setOnAction(_ -> menu.get().show(account, Side.BOTTOM, 0, 4));
        account.setMaxWidth(420);
        Label prompt = Nodes.label(kit.texts().text("window.search"), "subtle");
        search.getStyleClass().add("search-button");
        HBox inside = Nodes.row(8, Nodes.icon(Feather.SEARCH), Nodes.grow(prompt), Nodes.keyCap("Ctrl+Shift+K"));
        inside.prefWidthProperty().bind(search.widthProperty().subtract(18));
        search.setGraphic(inside);
        search.accessibleTextProperty().bind(kit.texts().text("window.search"));
        search.setOnAction(_ -> openSearch.run());
        Button settings =
                Nodes.iconButton(Feather.SETTINGS, kit.texts().text("window.settings"), "Ctrl+,", openSettings);
        right.getChildren().addAll(quota, settings);
        right.setMaxWidth(Region.USE_PREF_SIZE);
        HBox left = Nodes.row(12, account);
        left.setMaxWidth(Region.USE_PREF_SIZE);
        StackPane.setAlignment(left, Pos.CENTER_LEFT);
        StackPane.setAlignment(right, Pos.CENTER_RIGHT);
        // In the middle, and never under what stands at the sides.
        search.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.clamp(
                                getWidth() - 2 * (Math.max(left.getWidth(), right.getWidth()) + BESIDE),
                                LEAST_SEARCH,
                                SEARCH),
                        widthProperty(),
                        left.widthProperty(),
                        right.widthProperty()));
        getChildren().addAll(search, left, right);
        accounts.subscribe(this::show);
        kit.texts().messagesProperty().subscribe((_, _) -> show(accounts.getValue()));
    }

    /// Puts the tasks before the quota.
    void showTasks(TasksButton tasks) {
        right.getChildren().addFirst(tasks);
    }

    /// Says beside the mode how long its keys are good, where they end.
    void tellLife(FxSignal<Map<String, Condition>> conditions) {
        life.getStyleClass().add("small");
        kit.ticker().whileShown(life, () -> {
            Optional<Account> account = accounts.getValue().current();
            Optional<Condition> known =
                    account.flatMap(it -> Optional.ofNullable(conditions.value().get(it.id())));
            Instant now = kit.ticker().now();
            life.setText(known.map(it -> AccountWords.lifeOf(kit.texts(), account.orElseThrow(), it, now))
                    .orElse(""));
            boolean near = known.filter(it -> AccountWords.isNearEnd(account.orElseThrow(), it, now))
                    .isPresent();
            List<String> look = List.of("label", "small", near ? "warn" : "subtle");
            if (!life.getStyleClass().equals(look)) {
                life.getStyleClass().setAll(look);
            }
        });
    }

    void focusSearch() {
        search.requestFocus();
    }

    private void show(Accounts now) {
        Optional<Account> current = now.current();
        String more = now.beside().isEmpty() ? "" : " + " + now.beside().size();
        name.setText(
                current.map(it -> AccountWords.nameOf(kit.texts(), it) + more).orElse(""));
        mode.setText(current.map(it -> AccountWords.modeOf(kit.texts(), it)).orElse(""));
        account.setAccessibleText(kit.texts().now("window.account", name.getText()));
        account.setVisible(current.isPresent());
    }
}
