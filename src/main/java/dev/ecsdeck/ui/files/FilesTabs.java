package dev.ecsdeck.ui.files;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.files.FileRoom;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Brings rooms of files into tabs.
public final class FilesTabs {
    /// What those around the tabs do for them.
    ///
    /// @param environment the environment that an instance belongs to
    /// @param login leads the person to a login on an instance, and goes on after it
    /// @param used is told of each instance whose files are opened
    public record Surroundings(
            FilesDoors doors,
            Function<Instance, Optional<Environment>> environment,
            BiConsumer<Instance, Consumer<LiveLogin>> login,
            Consumer<Instance> used,
            Navigator navigator,
            Supplier<List<Page>> pages) {}

    private final Kit kit;
    private final Surroundings around;

    public FilesTabs(Kit kit, Surroundings around) {
        this.kit = kit;
        this.around = around;
    }

    /// Shows the files of `instance`, after a login if there is none.
    public void open(Instance instance) {
        around.login().accept(instance, this::open);
    }

    /// Sends a small file to `instance` without SSH.
    public void sendTo(Instance instance) {
        new SendFileDialog(kit, instance, around.doors().smallFiles()).open();
    }

    /// Shows the files over a login.
    public void open(LiveLogin login) {
        FileRoom room = around.doors().service().over(login);
        Optional<Page> shown = around.pages().get().stream()
                .filter(page -> page.key().equals(FilesPage.keyOf(room.whose())))
                .findFirst();
        if (shown.isPresent()) {
            kit.work().workers().start("files-close", room::close);
            around.navigator().open(shown.get());
        } else {
            show(room);
        }
    }

    /// Shows a room.
    public void show(FileRoom room) {
        Instance instance = room.whose().instance();
        around.used().accept(instance);
        around.navigator()
                .open(new FilesPage(
                        kit,
                        room,
                        around.environment().apply(instance),
                        new FilesView.Ways(around.navigator(), around.doors().openHere(), () -> loginAgain(room))));
    }

    /// How many tabs move files now.
    public long busy() {
        return around.pages().get().stream()
                .filter(page -> page instanceof FilesPage files && files.isBusy())
                .count();
    }

    private void loginAgain(FileRoom room) {
        around.login()
                .accept(
                        room.whose().instance(),
                        _ -> kit.work()
                                .deed("files-reconnect", room::connect, () -> {}, around.navigator()::showProblem));
    }
}
