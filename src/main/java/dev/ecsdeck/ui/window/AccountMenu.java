package dev.ecsdeck.ui.window;

import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.ui.accounts.AccountWords;
import dev.ecsdeck.ui.kit.Kit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What the account's button opens: the accounts to change to, those to list together with the one in use, and the
/// way to all that can be done with them.
final class AccountMenu extends ContextMenu {
    AccountMenu(
            Kit kit,
            Accounts accounts,
            Consumer<Account> use,
            BiConsumer<Account, Boolean> listBeside,
            Runnable manage,
            Runnable welcome) {
        Optional<String> current = accounts.current().map(Account::id);
        accounts.found().forEach(account -> {
            RadioMenuItem item = new RadioMenuItem(
                    AccountWords.nameOf(kit.texts(), account) + "   " + AccountWords.modeOf(kit.texts(), account));
            item.setMnemonicParsing(false);
            item.setSelected(current.filter(account.id()::equals).isPresent());
            item.setDisable(!account.isUsable());
            item.setOnAction(_ -> use.accept(account));
            getItems().add(item);
        });
        addBeside(kit, accounts, listBeside);
        if (!getItems().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        getItems().addAll(item(kit, "window.account.manage", manage), item(kit, "window.account.other", welcome));
    }

    /// The Lab stands alone.
    private void addBeside(Kit kit, Accounts accounts, BiConsumer<Account, Boolean> listBeside) {
        List<Account> others = accounts.found().stream()
                .filter(account -> account.isUsable() && !account.isLab())
                .filter(account -> !accounts.current().equals(Optional.of(account)))
                .toList();
        if (others.isEmpty()
                || accounts.current().filter(account -> !account.isLab()).isEmpty()) {
            return;
        }
        MenuItem head = item(kit, "window.account.beside", () -> {});
        head.setDisable(true);
        getItems().addAll(new SeparatorMenuItem(), head);
        others.forEach(account -> {
            CheckMenuItem item = new CheckMenuItem(AccountWords.nameOf(kit.texts(), account));
            item.setMnemonicParsing(false);
            item.setSelected(accounts.beside().contains(account));
            item.setOnAction(_ -> listBeside.accept(account, item.isSelected()));
            getItems().add(item);
        });
    }

    private static MenuItem item(Kit kit, String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(kit.texts().text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
