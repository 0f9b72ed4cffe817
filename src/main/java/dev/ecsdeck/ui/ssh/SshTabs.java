package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginProof;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.service.keys.LoginShell;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Brings logins into tabs, and hands them to whoever else wants one.
public final class SshTabs {
    /// What those around the tabs do for them.
    ///
    /// @param instances all that are known
    /// @param environment the environment that an instance belongs to
    /// @param onceTold does something, once the person knows where the Lab's shells run
    /// @param tabs opens tabs with shells
    /// @param terminal opens a shell without SSH
    /// @param config shows the entry for `ssh_config`
    /// @param files shows the files over a login; empty where nothing can
    public record Surroundings(
            SshDoors doors,
            Supplier<List<Instance>> instances,
            Function<Instance, Optional<Environment>> environment,
            Consumer<Runnable> onceTold,
            TabOpener tabs,
            Consumer<Instance> terminal,
            Runnable config,
            Optional<Consumer<LiveLogin>> files) {}

    /// Opens a tab with a shell that comes from here.
    @FunctionalInterface
    public interface TabOpener {
        void open(Instance instance, Shell shell);
    }

    /// A shell that can be opened over a login.
    ///
    /// @param user of the login
    /// @param extras what else can be done there
    public record Shell(String title, String user, Function<ShellRequest, OpenShell> opener, List<Command> extras) {}

    private final Kit kit;
    private final Surroundings around;

    public SshTabs(Kit kit, Surroundings around) {
        this.kit = kit;
        this.around = around;
    }

    /// Opens a shell on `instance`: over the login that stands, or else after a new one.
    public void open(Instance instance) {
        withLogin(instance, this::openShell);
    }

    /// A login on `instance` may come soon: its key is made ahead, unless a login stands already.
    public void expect(Instance instance) {
        boolean mayCome = instance.isRunning() && !instance.windows();
        if (mayCome && around.doors().logins().on(instance.id()).isEmpty()) {
            around.doors().logins().prepareKey(LoginMemory.kind(kit.prefs()));
        }
    }

    /// Asks for the options of a new login first.
    public void openWithOptions(Instance instance) {
        around.onceTold()
                .accept(() ->
                        dialog(instance, Optional.empty(), this::openShell).open());
    }

    /// Hands a login on `instance` to `then`: the one that stands, or else one that the person is led to first.
    public void withLogin(Instance instance, Consumer<LiveLogin> then) {
        around.doors()
                .logins()
                .on(instance.id())
                .ifPresentOrElse(
                        then,
                        () -> around.onceTold()
                                .accept(() ->
                                        dialog(instance, Optional.empty(), then).openAndStart()));
    }

    /// Hands a key for `instance` to another program of this computer.
    public void openPrograms(Instance instance) {
        openPrograms(new ProgramsDialog.Wanted(
                instance, new LoginName(LoginMemory.userOf(kit.prefs(), instance)), LoginMemory.kind(kit.prefs())));
    }

    private void openPrograms(ProgramsDialog.Wanted wanted) {
        around.onceTold().accept(() -> new ProgramsDialog(kit, around.doors(), wanted, around.config()).open());
    }

    private void relogin(LoginRequest like, Consumer<LiveLogin> then) {
        LoginDialog dialog = dialog(like.instance(), Optional.of(like), then);
        if (like.proof() instanceof LoginProof.Password) {
            dialog.open();
        } else {
            dialog.openAndStart();
        }
    }

    private LoginDialog dialog(Instance instance, Optional<LoginRequest> like, Consumer<LiveLogin> then) {
        return new LoginDialog(
                kit,
                instance,
                like,
                new LoginDialog.Around(
                        this::openPrograms,
                        around.doors(),
                        ways(instance),
                        around.environment().apply(instance),
                        around.terminal(),
                        then));
    }

    /// The instances that could be the way to this one: running Linux in the same network.
    private List<Instance> ways(Instance instance) {
        return around.instances().get().stream()
                .filter(other -> !other.windows()
                        && other.isRunning()
                        && other.vpcId().equals(instance.vpcId())
                        && !other.id().equals(instance.id()))
                .toList();
    }

    /// Hands over a shell on `instance` for a tab that is there already: over the login that stands, or else after
    /// a new one.
    public void shellOn(Instance instance, Consumer<Shell> then) {
        withLogin(instance, login -> then.accept(shellOver(login)));
    }

    private void openShell(LiveLogin login) {
        around.tabs().open(login.request().instance(), shellOver(login));
    }

    private Shell shellOver(LiveLogin login) {
        Tab tab = new Tab(login);
        String user = login.request().user().value();
        return new Shell(user + "@" + login.request().instance().label(), user, tab::open, tab.extras());
    }

    /// One tab's shell, as far as its bar needs to know it.
    private final class Tab {
        private final LiveLogin first;
        private @Nullable LoginShell shell;

        Tab(LiveLogin first) {
            this.first = first;
        }

        OpenShell open(ShellRequest request) {
            LoginShell opened = around.doors().shells().open(login(), request, SshTabs.this::relogin);
            shell = opened;
            return opened;
        }

        /// The login that carries the tab now: another one may have taken the first one's place.
        private LiveLogin login() {
            LoginShell now = shell;
            return now == null ? first : now.over();
        }

        List<Command> extras() {
            List<Command> all = new ArrayList<>();
            around.files()
                    .ifPresent(files -> all.add(Command.of(
                            "ssh-files",
                            Feather.FOLDER,
                            "",
                            kit.texts().text("keys.tab.files"),
                            () -> files.accept(login()))));
            return all;
        }
    }
}
