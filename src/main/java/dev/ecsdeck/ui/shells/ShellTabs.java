package dev.ecsdeck.ui.shells;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;

/// Brings shells into tabs.
public final class ShellTabs {
    private static final String TOLD = "lab.shell-told";

    /// What those around the tabs do for them.
    ///
    /// @param openShell comes back at once
    /// @param environment the environment that an instance belongs to
    /// @param used is told of each instance that a shell is opened on
    /// @param answered is told how the service answered when a session on an instance was asked for: with
    ///     a problem, or with a session
    /// @param changed is called when a shell has opened or ended
    /// @param doctor begins to look for the cause of a failure, and tells of it in a line
    public record Surroundings(
            Function<ShellRequest, OpenShell> openShell,
            BooleanSupplier isLab,
            Function<Instance, Optional<String>> environment,
            Consumer<Instance> used,
            BiConsumer<Instance, Optional<Problem>> answered,
            Runnable changed,
            BiFunction<ShellRequest, Problem, Optional<Node>> doctor,
            Consumer<Page> show,
            Consumer<Page> close,
            Supplier<List<Page>> pages) {}

    private final Kit kit;
    private final Surroundings around;
    private long number;

    public ShellTabs(Kit kit, Surroundings around) {
        this.kit = kit;
        this.around = around;
    }

    public void open(Instance instance) {
        open(instance, size -> plain(instance, size), own(instance));
    }

    public void openWithOptions(Instance instance) {
        new OptionsDialog(kit, instance).open(wanted -> open(instance, wanted, own(instance)));
    }

    /// Opens a shell with other options than usual.
    public void openAs(Instance instance, UnaryOperator<ShellRequest> options) {
        open(instance, size -> options.apply(plain(instance, size)), own(instance));
    }

    /// Opens another shell like the one in `page`.
    public void duplicate(ShellPage page) {
        open(page.instance(), page.wanted(), page.source());
    }

    /// Opens a shell that does not come from the service's own sessions.
    public void openFrom(Instance instance, ShellPage.Source source) {
        open(instance, size -> ShellRequest.of(instance, size), source);
    }

    private ShellPage.Source own(Instance instance) {
        return new ShellPage.Source(instance.label(), around.openShell(), List.of());
    }

    /// The pages with shells, in the order of their tabs.
    public List<ShellPage> pages() {
        return around.pages().get().stream()
                .filter(ShellPage.class::isInstance)
                .map(ShellPage.class::cast)
                .toList();
    }

    private ShellRequest plain(Instance instance, ScreenSize size) {
        ShellRequest request = ShellRequest.of(instance, size);
        int minutes = kit.prefs().now().terminal().idleMinutes();
        return new ShellRequest(
                instance,
                request.user(),
                request.command(),
                UsualNetwork.of(kit.prefs().now()),
                request.passwordName(),
                request.encryption(),
                minutes == 0 ? request.idleCut() : Optional.of(Duration.ofMinutes(minutes)),
                size);
    }

    private void open(Instance instance, Function<ScreenSize, ShellRequest> wanted, ShellPage.Source source) {
        onceTold(() -> show(instance, wanted, source));
    }

    /// Does `go`, once the person knows where the Lab's shells run.
    public void onceTold(Runnable go) {
        if (around.isLab().getAsBoolean() && !kit.prefs().now().notes().containsKey(TOLD)) {
            tellOfLab(go);
        } else {
            go.run();
        }
    }

    private void tellOfLab(Runnable go) {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("shells.lab.title"), 560);
        dialog.body(Nodes.paragraph(kit.texts().text("shells.lab.sentence")));
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        dialog.open(dialog.leave(
                kit.texts().text("shells.lab.go"),
                () -> {
                    kit.prefs().change(settings -> settings.withNote(TOLD, "yes"));
                    go.run();
                },
                "accent"));
    }

    private void show(Instance instance, Function<ScreenSize, ShellRequest> wanted, ShellPage.Source source) {
        around.used().accept(instance);
        ShellPage page = new ShellPage(
                kit,
                "shell-" + ++number,
                instance,
                around.environment().apply(instance),
                wanted,
                source,
                new ShellPage.Habits(
                        this::duplicate, state -> told(instance, state), around.close()::accept, around.doctor()));
        around.show().accept(page);
    }

    private void told(Instance instance, ShellState state) {
        switch (state) {
            case ShellState.Open _ -> around.answered().accept(instance, Optional.empty());
            case ShellState.Ended ended
            when ended.why().isPresent() -> around.answered().accept(instance, ended.why());
            case ShellState.Opening _, ShellState.Resuming _, ShellState.Ended _ -> {}
        }
        if (state instanceof ShellState.Open || state instanceof ShellState.Ended) {
            around.changed().run();
        }
    }
}
