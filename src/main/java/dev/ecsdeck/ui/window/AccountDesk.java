package dev.ecsdeck.ui.window;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.accounts.Condition;
import dev.ecsdeck.ui.accounts.AccountWords;
import dev.ecsdeck.ui.accounts.AccountsPane;
import dev.ecsdeck.ui.accounts.AddAccountDialog;
import dev.ecsdeck.ui.instances.Listed;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.PrefSection;
import dev.ecsdeck.ui.network.NetworkPane;
import dev.ecsdeck.ui.welcome.WelcomeDoor;
import dev.ecsdeck.ui.welcome.WelcomeView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import org.kordamp.ikonli.feather.Feather;

/// The window's accounts: which is in use, how another is chosen, and the screens about them.
final class AccountDesk implements AutoCloseable {
    private final Kit kit;
    private final Halls halls;
    private final WelcomeDoor door;
    private final Navigator window;
    private final FxSignal<Accounts> accounts;
    private final FxSignal<Map<String, Condition>> conditions;
    private final BooleanProperty choosing = new SimpleBooleanProperty();

    AccountDesk(Kit kit, Halls halls, WelcomeDoor door, Navigator window) {
        this.kit = kit;
        this.halls = halls;
        this.door = door;
        this.window = window;
        this.accounts = new FxSignal<>(halls.accounts());
        this.conditions = new FxSignal<>(halls.people().service().conditions());
    }

    ObservableValue<Optional<Account>> current() {
        return accounts.property().map(Accounts::current);
    }

    ObservableValue<Accounts> all() {
        return accounts.property();
    }

    /// Whose instances are listed, with their names in the language in use.
    ObservableValue<Listed> listed() {
        return Bindings.createObjectBinding(
                this::listedNow, accounts.property(), kit.texts().messagesProperty());
    }

    private Listed listedNow() {
        Accounts now = accounts.value();
        Map<String, String> names = new LinkedHashMap<>();
        if (!now.beside().isEmpty()) {
            now.listed().forEach(account -> {
                String name = AccountWords.nameOf(kit.texts(), account);
                long namesakes = names.values().stream()
                        .filter(other -> other.equals(name) || other.startsWith(name + " ("))
                        .count();
                names.put(account.id(), namesakes == 0 ? name : name + " (" + (namesakes + 1) + ")");
            });
        }
        return new Listed(now.current().map(Account::id).orElse(""), names);
    }

    FxSignal<Map<String, Condition>> conditions() {
        return conditions;
    }

    boolean isLab() {
        return accounts.value().current().filter(Account::isLab).isPresent();
    }

    /// Whether the user is choosing another account than the one in use.
    BooleanProperty choosingProperty() {
        return choosing;
    }

    /// What should be known about the account in use.
    Node band() {
        return new AccountBand(kit, accounts.property(), conditions.property(), window);
    }

    ContextMenu menu() {
        return new AccountMenu(
                kit,
                accounts.value(),
                this::use,
                this::listBeside,
                () -> window.openSettings("accounts"),
                () -> choosing.set(true));
    }

    List<PrefSection> sections() {
        return List.of(
                new PrefSection(
                        "accounts",
                        Feather.USERS,
                        kit.texts().text("accounts.title"),
                        () -> new AccountsPane(kit, halls.people(), this::use)),
                new PrefSection(
                        "network",
                        Feather.GLOBE,
                        kit.texts().text("network.title"),
                        () -> new NetworkPane(kit, halls.network())));
    }

    WelcomeView welcome() {
        Optional<Runnable> back = accounts.value().current().map(_ -> () -> choosing.set(false));
        return new WelcomeView(kit, halls.accounts(), new Chosen(), this::add, back);
    }

    private void use(Account account) {
        kit.work().deed("account-use", () -> door.use(account), () -> {}, window::showProblem);
    }

    private void listBeside(Account account, boolean listed) {
        kit.prefs().change(settings -> {
            List<String> ids = new ArrayList<>(settings.lists().getOrDefault(Accounts.BESIDE, List.of()));
            ids.remove(account.id());
            if (listed) {
                ids.add(account.id());
            }
            return settings.withList(Accounts.BESIDE, ids);
        });
    }

    private void add() {
        new AddAccountDialog(kit, halls.people()).open(added -> {
            use(added);
            choosing.set(false);
        });
    }

    @Override
    public void close() {
        accounts.close();
        conditions.close();
    }

    /// The first screen's way on: the same, and back to the frame.
    private final class Chosen implements WelcomeDoor {
        @Override
        public void use(Account account) throws ProblemException {
            door.use(account);
            done();
        }

        @Override
        public void useLab() throws ProblemException {
            door.useLab();
            done();
        }

        private void done() {
            FxWork.later(() -> choosing.set(false));
        }
    }
}
