package dev.ecsdeck.app.tour;

import dev.ecsdeck.app.Rooms;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.instances.Standing;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.shells.ShellPage;
import dev.ecsdeck.ui.window.MainWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Plays the program as a user would: the first screen, the Lab, the list, its filter, a shell on `web-01` with a
/// command and its answer, an instance that is broken and what it says, and every other screen; then the main ones
/// again in the other theme and language. Each picture's path goes to `said`, one a line, and the shell's text too.
public final class Tour {
    private static final String SHELL = "web-01";
    private static final String STOPPED = "stage-db-01";
    private static final String COMMAND =
            "echo \"Hello from $(basename \"$PWD\")\"; uname -s; seq 1 5 | tr '\\n' ' '; echo\n";

    private final Rooms rooms;
    private final MainWindow window;
    private final Director director;
    private final Path out;
    private final Consumer<String> said;
    private int number;

    /// @param out where the pictures go
    public Tour(Rooms rooms, MainWindow window, Director director, Path out, Consumer<String> said) {
        this.rooms = rooms;
        this.window = window;
        this.director = director;
        this.out = out;
        this.said = said;
    }

    /// Plays it all.
    ///
    /// @throws ProblemException if a picture cannot be written, or the Lab does not answer in time
    public void play() throws ProblemException {
        look(Settings.Theme.LIGHT, Settings.Language.ENGLISH);
        picture("welcome");
        rooms.useLab();
        until(() -> window.instances().inventory().stage() == Inventory.Stage.READY);
        choose(SHELL);
        picture("instances");
        filter();
        ShellPage shell = shell();
        broken();
        screens();
        again(shell);
    }

    private void filter() throws ProblemException {
        director.on(() -> window.instances().filterTextProperty().set("tag:env=prod web"));
        picture("filter");
        director.on(() -> window.instances().filterTextProperty().set("state:"));
        picture("filter-unfinished");
        director.on(() -> window.instances().filterTextProperty().set(""));
    }

    private ShellPage shell() throws ProblemException {
        Instance instance = named(SHELL);
        director.on(() -> window.openShell(instance));
        picture("lab-notice");
        director.on(() -> press(KeyCode.ENTER));
        until(() -> window.front() instanceof ShellPage page && page.isOpen());
        ShellPage page = director.ask(() -> (ShellPage) window.front());
        until(() -> !page.screenText().isBlank());
        director.on(() -> page.type(COMMAND));
        until(() -> page.screenText().lines().anyMatch(line -> line.startsWith("1 2 3 4 5")));
        picture("shell");
        director.ask(page::screenText)
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isBlank())
                .forEach(said);
        return page;
    }

    private void broken() throws ProblemException {
        Optional<Instance> silent =
                find(row -> row.mark() == Mark.CARE && row.key().equals("silent"));
        if (silent.isPresent()) {
            director.on(window::showInstances);
            choose(silent.get().label());
            picture("broken");
            director.on(() -> window.openShell(silent.get()));
            until(() -> window.front() instanceof ShellPage page && page.hasEnded());
            picture("broken-shell");
        }
    }

    private void screens() throws ProblemException {
        director.on(() -> window.openShellWithOptions(named(SHELL)));
        picture("options");
        director.on(() -> press(KeyCode.ESCAPE));
        later("");
        director.on(window::openSessions);
        director.rest();
        picture("sessions");
        director.on(window::openLog);
        picture("log");
        director.on(() -> window.openSettings("terminal"));
        picture("preferences");
        director.on(() -> window.openSettings("accounts"));
        picture("accounts");
        director.on(() -> window.openSettings("network"));
        picture("network");
        director.on(() -> window.openPalette("web"));
        picture("palette");
        director.on(() -> press(KeyCode.ESCAPE));
    }

    /// What is opened from an instance: a login by SSH, a forward, a script, the doctor.
    private void later(String look) throws ProblemException {
        director.on(window::showInstances);
        choose(SHELL);
        director.on(() -> window.command("ssh-options"));
        picture("ssh" + look);
        director.on(() -> press(KeyCode.ESCAPE));
        director.on(() -> window.command("new-forward"));
        picture("forward-new" + look);
        director.on(() -> press(KeyCode.ESCAPE));
        director.on(() -> window.openRun("tag:env=stage web"));
        picture("run" + look);
        credentials(look);
        director.on(window::showInstances);
        choose(STOPPED);
        director.on(() -> window.command("doctor"));
        until(() -> seen(".finding-buttons") != null);
        picture("doctor" + look);
        director.on(window::openPermissions);
        until(() -> seen(".permissions .table-view") instanceof TableView<?> table
                && !table.getItems().isEmpty());
        picture("permissions" + look);
    }

    private void credentials(String look) throws ProblemException {
        Instance instance = named(SHELL);
        director.on(() -> window.credentials().openPairs(instance.region()));
        until(() -> seen(".credentials .empty-list") != null);
        picture("credentials" + look);
        director.on(() -> window.credentials().openUsers(instance));
        until(() -> seen(".server-box .button") != null);
        picture("credentials-users" + look);
        director.on(() -> window.credentials().resetPassword(instance));
        picture("credentials-reset" + look);
        director.on(() -> press(KeyCode.ESCAPE));
    }

    /// The main screens in the other theme and language.
    private void again(ShellPage shell) throws ProblemException {
        for (Settings.Language language : List.of(Settings.Language.ENGLISH, Settings.Language.CHINESE)) {
            for (Settings.Theme theme : List.of(Settings.Theme.DARK, Settings.Theme.LIGHT)) {
                boolean shown = theme == Settings.Theme.LIGHT && language == Settings.Language.ENGLISH;
                if (!shown) {
                    look(theme, language);
                    everyScreen(
                            shell,
                            theme.name().toLowerCase(Locale.ROOT) + "-"
                                    + (language == Settings.Language.CHINESE ? "zh" : "en"));
                }
            }
        }
    }

    private void everyScreen(ShellPage shell, String look) throws ProblemException {
        director.on(window::showInstances);
        choose(SHELL);
        picture("instances-" + look);
        director.on(() -> window.open(shell));
        picture("shell-" + look);
        later("-" + look);
        director.on(window::openSessions);
        picture("sessions-" + look);
        director.on(window::openLog);
        picture("log-" + look);
        director.on(() -> window.openSettings("appearance"));
        picture("preferences-" + look);
        director.on(() -> window.openPalette("web"));
        picture("palette-" + look);
        director.on(() -> press(KeyCode.ESCAPE));
    }

    private void look(Settings.Theme theme, Settings.Language language) {
        rooms.settings().update(settings -> settings.withTheme(theme).withLanguage(language));
        director.rest();
    }

    private Instance named(String name) {
        return window.instances().inventory().named(name).getFirst();
    }

    private Optional<Instance> find(Predicate<Standing> wanted) {
        return director.ask(() -> window.instances().inventory().instances().stream()
                .filter(instance ->
                        wanted.test(window.instances().rowOf(instance).standing()))
                .findFirst());
    }

    private void choose(String name) {
        director.on(() ->
                window.instances().chosenProperty().set(Optional.of(named(name).id())));
        director.rest();
    }

    private @Nullable Node seen(String selector) {
        return window.stage().getScene().lookup(selector);
    }

    /// In the dialog, where one is open; else where the keyboard is.
    private void press(KeyCode code) {
        Node dialog = seen(".dialog-box");
        Node focused = window.stage().getScene().getFocusOwner();
        Node asked = dialog == null || code == KeyCode.ENTER ? focused : dialog;
        Node target = asked == null ? window.stage().getScene().getRoot() : asked;
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            target.fireEvent(new KeyEvent(type, "", "", code, false, false, false, false));
        }
    }

    private void until(BooleanSupplier reached) throws ProblemException {
        if (!director.until(reached)) {
            throw new ProblemException(new Problem.Silence(Director.PATIENCE));
        }
    }

    private void picture(String name) throws ProblemException {
        director.rest();
        number++;
        byte[] png = director.ask(() -> Png.encode(window.stage().getScene().snapshot(null)));
        Path file = out.resolve("%02d-%s.png".formatted(number, name));
        try {
            Files.createDirectories(out);
            Files.write(file, png);
        } catch (IOException unwritable) {
            throw new ProblemException(
                    new Problem.FileUnusable(
                            file.toString(), Problem.FileFault.OTHER, String.valueOf(unwritable.getMessage())),
                    unwritable);
        }
        said.accept(file.toString());
    }
}
