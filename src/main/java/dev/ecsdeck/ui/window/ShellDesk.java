package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.TabMarks;
import dev.ecsdeck.ui.palette.PaletteView;
import dev.ecsdeck.ui.shells.Deed;
import dev.ecsdeck.ui.shells.ShellPage;
import dev.ecsdeck.ui.shells.ShellSource;
import dev.ecsdeck.ui.shells.ShellTabs;
import dev.ecsdeck.ui.ssh.SshTabs;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/// Joins the tabs of shells to the rest of the window: their commands, their memory, and the logins below them.
final class ShellDesk {
    private final Kit kit;
    private final InstancesModel model;
    private final TabDeck deck;

    ShellDesk(Kit kit, InstancesModel model, TabDeck deck) {
        this.kit = kit;
        this.model = model;
        this.deck = deck;
    }

    /// The shell in front, if there is one.
    Optional<ShellPage> front() {
        return deck.shownProperty().get() instanceof ShellPage page ? Optional.of(page) : Optional.empty();
    }

    /// What tabs and shells can do, in the palette and on keys.
    void addCommands(Commands commands) {
        ObservableValue<Optional<String>> noShell = deck.shownProperty()
                .flatMap(page -> kit.texts()
                        .text("window.needs-shell")
                        .map(reason -> page instanceof ShellPage ? Optional.empty() : Optional.of(reason)));
        for (Deed deed : Deed.values()) {
            Command plain = Command.of(
                    deed.id(),
                    deed.icon(),
                    deed.keys(),
                    kit.texts().text(deed.nameKey()),
                    () -> front().ifPresent(page -> page.does(deed)));
            commands.add(new Command(plain.id(), plain.icon(), plain.keys(), plain.name(), noShell, plain.action()));
        }
        commands.add("duplicate", Feather.COPY, "Shortcut+Shift+D", () -> marks(TabMarks::duplicate));
        commands.add(
                "rename-tab",
                Feather.EDIT,
                "Shortcut+Shift+N",
                () -> deck.rename(deck.shownProperty().get()));
        commands.add(
                "pin-tab",
                Feather.MAP_PIN,
                "",
                () -> marks(marks ->
                        marks.pinnedProperty().set(!marks.pinnedProperty().get())));
        commands.add(
                "close-tab",
                Feather.X,
                "Shortcut+Shift+W",
                () -> front().ifPresentOrElse(
                                ShellPage::leavePane,
                                () -> deck.close(deck.shownProperty().get())));
        commands.add("next-tab", Feather.CHEVRON_RIGHT, "Ctrl+Tab", () -> deck.step(1));
        commands.add("previous-tab", Feather.CHEVRON_LEFT, "Ctrl+Shift+Tab", () -> deck.step(-1));
        commands.add("move-right", Feather.CHEVRONS_RIGHT, "Ctrl+Shift+Page Down", () -> deck.move(1));
        commands.add("move-left", Feather.CHEVRONS_LEFT, "Ctrl+Shift+Page Up", () -> deck.move(-1));
    }

    private void marks(Consumer<TabMarks> what) {
        deck.shownProperty().get().marks().ifPresent(what);
    }

    /// Asks which instance is meant.
    void choose(Consumer<Instance> then) {
        new PaletteView(kit, Finding.instances(model, then)).open("");
    }

    /// A shell over a login, as a source for panes.
    static ShellSource source(Instance instance, SshTabs.Shell shell, SshTabs ssh) {
        return new ShellSource(
                shell.title(),
                Optional.of(shell.opener()),
                shell.extras(),
                Optional.of(
                        new ShellSource.Login(shell.user(), again(instance, ssh).again())));
    }

    /// The way to a login on `instance`, for panes that had one.
    static ShellSource.Login again(Instance instance, SshTabs ssh) {
        return new ShellSource.Login(
                "", then -> ssh.shellOn(instance, shell -> then.accept(source(instance, shell, ssh))));
    }

    /// Brings the tabs of the last run back, and remembers those of this one.
    TabMemory remember(ObservableValue<Optional<Account>> account, ShellTabs shells, SshTabs ssh) {
        TabMemory memory = new TabMemory(kit.prefs(), account, model, shells, instance -> again(instance, ssh));
        deck.watch(memory::remember);
        return memory;
    }
}
