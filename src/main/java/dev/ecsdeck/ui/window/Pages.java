package dev.ecsdeck.ui.window;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.forwards.SshConfigDialog;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.PlainPage;
import dev.ecsdeck.ui.kit.PrefSection;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.log.LogView;
import dev.ecsdeck.ui.sessions.SessionsModel;
import dev.ecsdeck.ui.sessions.SessionsView;
import dev.ecsdeck.ui.settings.SettingsView;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Pages and dialogs that belong to no instance.
final class Pages {
    private final Kit kit;
    private final Halls halls;
    private final Navigator window;
    private final Supplier<Inventory> inventory;
    private final Supplier<List<PrefSection>> sections;
    /// While its tab is open.
    private @Nullable SettingsView settings;

    Pages(Kit kit, Halls halls, Navigator window, Supplier<Inventory> inventory, Supplier<List<PrefSection>> sections) {
        this.kit = kit;
        this.halls = halls;
        this.window = window;
        this.inventory = inventory;
        this.sections = sections;
    }

    void openSettings(String section) {
        SettingsView view = settings == null ? new SettingsView(kit, sections.get()) : settings;
        settings = view;
        view.show(section);
        Runnable gone = () -> settings = null;
        window.open(new PlainPage(
                "settings", Feather.SETTINGS, kit.texts().text("settings.title"), view, view::focusSearch, gone));
    }

    void openSessions() {
        SessionsView view = new SessionsView(kit, new SessionsModel(kit.work(), halls.sessions(), inventory));
        window.open(new PlainPage(
                "sessions", Feather.RADIO, kit.texts().text("sessions.title"), view, view::focusTable, () -> {}));
    }

    void openLog() {
        LogView view = new LogView(kit, halls.log(), window);
        window.open(new PlainPage(
                "log", Feather.FILE_TEXT, kit.texts().text("log.title"), view, view::focusFilter, view::close));
    }

    void openSshConfig() {
        new SshConfigDialog(kit, halls.openSsh(), window).open();
    }

    void showProblem(Problem problem) {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), ProblemPane.titleOf(kit.texts(), problem), 560);
        dialog.body(new ProblemPane(kit, problem, List.of()));
        dialog.open(dialog.leave(kit.texts().text("kit.close"), () -> {}));
    }

    /// Says that a bug was met, with the code under which it is in the log.
    void showCrash(String code) {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("window.crash.title"), 560);
        dialog.body(Nodes.paragraph(kit.texts().text("window.crash.sentence", code)));
        dialog.leave(kit.texts().text("window.crash.log"), this::openLog);
        dialog.open(dialog.leave(kit.texts().text("kit.close"), () -> {}, "accent"));
    }
}
