package dev.ecsdeck.ui.window;

import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.ui.accounts.AccountWords;
import dev.ecsdeck.ui.kit.Kit;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What the account's button opens: the accounts to change to, and the way to all that can be done with them.
final class AccountMenu extends ContextMenu {
    AccountMenu(Kit kit, Accounts accounts, Consumer<Account> use, Runnable manage, Runnable welcome) {
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
        if (!getItems().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        getItems().addAll(item(kit, "window.account.manage", manage), item(kit, "window.account.other", welcome));
    }

    private static MenuItem item(Kit kit, String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(kit.texts().text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
