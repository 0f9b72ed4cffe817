package dev.ecsdeck.ui.shells;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Environment;
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
    /// @param choose asks which instance is meant
    /// @param kept what is remembered of a tab has changed
    /// @param doctor begins to look for the cause of a failure, and tells of it in a line
    public record Surroundings(
            Function<ShellRequest, OpenShell> openShell,
            BooleanSupplier isLab,
            Function<Instance, Optional<Environment>> environment,
            Consumer<Instance> used,
            BiConsumer<Instance, Optional<Problem>> answered,
            Runnable changed,
            Consumer<Consumer<Instance>> choose,
            Runnable kept,
            BiFunction<ShellRequest, Problem, Optional<Node>> doctor,
            Consumer<Page> show,
            Consumer<Page> close,
            Supplier<List<Page>> pages) {}

    private final Kit kit;
    private final Surroundings around;
    private final BroadcastDesk broadcast;
    private long number;

    public ShellTabs(Kit kit, Surroundings around) {
        this.kit = kit;
        this.around = around;
        this.broadcast = new BroadcastDesk(
                kit,
                new Broadcasts(),
                () -> pages().stream().flatMap(page -> page.panes().stream()).toList());
    }

    public void open(Instance instance) {
        open(plain(instance));
    }

    public void openWithOptions(Instance instance) {
        new OptionsDialog(kit, instance).open(wanted -> open(new ShellSeed(instance, wanted, own(instance))));
    }

    /// Opens a shell with other options than usual.
    public void openAs(Instance instance, UnaryOperator<ShellRequest> options) {
        open(new ShellSeed(instance, size -> options.apply(plain(instance, size)), own(instance)));
    }

    /// Opens a shell that does not come from the service's own sessions.
    public void openFrom(Instance instance, ShellSource source) {
        open(new ShellSeed(instance, size -> ShellRequest.of(instance, size), source));
    }

    /// Opens another tab with the same panes.
    public void duplicate(ShellPage page) {
        onceTold(() -> around.show().accept(page(page.plan().panes(), page.seeds())));
    }

    /// Opens a tab as it was in another run.
    ///
    /// @param instances what the instances of the plan are; all must be known
    /// @param again leads to a login on an instance, for panes that ran over one
    public void restore(
            TabPlan plan, Function<InstanceId, Instance> instances, Function<Instance, ShellSource.Login> again) {
        onceTold(() -> {
            List<ShellSeed> seeds = plan.panes().ends().stream()
                    .map(one -> remembered(one, instances.apply(one.instance()), again))
                    .toList();
            ShellPage page = page(plan.panes(), seeds);
            page.marks().ifPresent(marks -> {
                marks.nameProperty().set(plan.name().orElse(""));
                marks.pinnedProperty().set(plan.pinned());
            });
            around.show().accept(page);
        });
    }

    private ShellSeed remembered(PanePlan.One one, Instance instance, Function<Instance, ShellSource.Login> again) {
        return one.user()
                .map(user -> new ShellSeed(
                        instance,
                        size -> ShellRequest.of(instance, size),
                        ShellSource.asleep(
                                user + "@" + instance.label(),
                                new ShellSource.Login(
                                        user, again.apply(instance).again()))))
                .orElseGet(() -> plain(instance));
    }

    private ShellSeed plain(Instance instance) {
        return new ShellSeed(instance, size -> plain(instance, size), own(instance));
    }

    private ShellSource own(Instance instance) {
        return ShellSource.own(instance.label(), around.openShell());
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
                UsualNetwork.of(kit.prefs().now(), instance),
                request.passwordName(),
                request.encryption(),
                minutes == 0 ? request.idleCut() : Optional.of(Duration.ofMinutes(minutes)),
                size);
    }

    private void open(ShellSeed seed) {
        onceTold(() -> around.show().accept(page(seed)));
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

    private ShellPage page(PanePlan plan, List<ShellSeed> seeds) {
        ShellPage page = page(seeds.getFirst());
        page.fill(plan, seeds);
        return page;
    }

    private ShellPage page(ShellSeed seed) {
        around.used().accept(seed.instance());
        return new ShellPage(
                kit,
                "shell-" + ++number,
                seed,
                new ShellPage.Habits(
                        this::duplicate,
                        this::told,
                        around.used(),
                        around.close()::accept,
                        around.choose(),
                        this::plain,
                        around.environment(),
                        around.kept(),
                        broadcast,
                        around.doctor()));
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
