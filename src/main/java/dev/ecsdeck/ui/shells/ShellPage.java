package dev.ecsdeck.ui.shells;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One shell in a tab: opened when the terminal knows its size, reconnected in place, ended with the tab.
public final class ShellPage implements Page {
    private final Kit kit;
    private final Instance instance;
    private final Function<ScreenSize, ShellRequest> wanted;
    private final Source source;
    private final Habits habits;
    private final String key;
    private final ShellView view;
    private final Region sign = Mark.UNDERWAY.node();
    private final ReadOnlyStringWrapper standing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper title;
    private final ReadOnlyObjectWrapper<Optional<String>> environment;
    private @Nullable OpenShell shell;
    private @Nullable FxSignal<ShellState> state;
    private @Nullable FxSignal<ShellLink> link;
    private boolean closed;

    /// What a shell's tab asks of those around it.
    ///
    /// @param duplicate opens another one like it
    /// @param told hears each state
    /// @param leave closes the tab
    /// @param doctor begins to look for the cause of a failure, and tells of it in a line
    public record Habits(
            Consumer<ShellPage> duplicate,
            Consumer<ShellState> told,
            Consumer<ShellPage> leave,
            BiFunction<ShellRequest, Problem, Optional<Node>> doctor) {}

    /// Where a tab's shell comes from.
    ///
    /// @param title of the tab
    /// @param opener opens the shell; comes back at once
    /// @param extras what else can be done there, as buttons of the bar
    public record Source(String title, Function<ShellRequest, OpenShell> opener, List<Command> extras) {
        public Source {
            extras = List.copyOf(extras);
        }
    }

    /// @param wanted the request, once the size is known
    public ShellPage(
            Kit kit,
            String key,
            Instance instance,
            Optional<String> environment,
            Function<ScreenSize, ShellRequest> wanted,
            Source source,
            Habits habits) {
        this.kit = kit;
        this.key = key;
        this.instance = instance;
        this.wanted = wanted;
        this.source = source;
        this.habits = habits;
        this.title = new ReadOnlyStringWrapper(source.title());
        this.environment = new ReadOnlyObjectWrapper<>(environment);
        this.view = new ShellView(
                kit,
                environment,
                source.extras(),
                new ShellView.Wishes(
                        this::sized,
                        this::again,
                        this::end,
                        () -> habits.leave().accept(this),
                        () -> habits.duplicate().accept(this),
                        this::askDoctor));
        kit.texts().messagesProperty().subscribe((_, _) -> retell());
    }

    public Instance instance() {
        return instance;
    }

    /// The request that this tab was opened with, for another one like it.
    public Function<ScreenSize, ShellRequest> wanted() {
        return wanted;
    }

    /// Where its shell comes from, for another one like it.
    public Source source() {
        return source;
    }

    /// What the terminal shows, as text.
    public String screenText() {
        return view.terminal().screenText();
    }

    /// Types `text`, as the user would.
    public void type(String text) {
        view.terminal().send(text);
    }

    public void find() {
        view.find();
    }

    public boolean isOpen() {
        return state != null && state.value() instanceof ShellState.Open;
    }

    public boolean hasEnded() {
        return state != null && state.value() instanceof ShellState.Ended;
    }

    private void sized(ScreenSize size) {
        if (shell != null || closed) {
            return;
        }
        OpenShell opened = source.opener().apply(wanted.apply(size));
        shell = opened;
        view.watch(opened);
        link = new FxSignal<>(opened.link());
        link.property().subscribe(this::attach);
        state = new FxSignal<>(opened.state());
        state.property().subscribe(this::show);
    }

    /// Only the service's own sessions have a ladder to climb from here.
    private Optional<Node> askDoctor(Problem problem) {
        return Optional.ofNullable(shell)
                .flatMap(OpenShell::request)
                .filter(_ -> source.extras().isEmpty())
                .flatMap(request -> habits.doctor().apply(request, problem));
    }

    private void attach(ShellLink fresh) {
        if (view.hasBegun()) {
            view.terminal().writeNotice("");
            view.terminal().writeNotice(kit.texts().now("shells.notice.reconnect", stamp()));
        }
        view.terminal().attach(fresh);
    }

    private String stamp() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(kit.texts().locale())
                .withZone(ZoneId.systemDefault())
                .format(kit.ticker().now());
    }

    private void show(ShellState now) {
        ShellModel.mark(now).show(sign);
        retell();
        view.show(instance.label(), now);
        habits.told().accept(now);
    }

    private void retell() {
        OpenShell opened = shell;
        if (opened == null || state == null) {
            return;
        }
        standing.set(ShellModel.standing(state.value(), kit.texts().messages()));
        status.set(ShellModel.facts(opened, kit.texts().messages()));
    }

    private void again() {
        if (shell != null) {
            shell.reconnect();
        }
    }

    /// Ends the session and leaves the tab as it is.
    private void end() {
        OpenShell opened = shell;
        if (opened != null) {
            kit.work().workers().start("shell-end", opened::close);
        }
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node sign() {
        return sign;
    }

    @Override
    public ObservableValue<String> standing() {
        return standing.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<Optional<String>> environment() {
        return environment.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public boolean hasScopes() {
        return false;
    }

    @Override
    public Parent content() {
        return view;
    }

    @Override
    public void focus() {
        view.focusTerminal();
    }

    /// Whether closing it would end something.
    public boolean isBusy() {
        return state != null
                && switch (state.value()) {
                    case ShellState.Open _ -> !view.looksIdle();
                    case ShellState.Resuming _ -> true;
                    case ShellState.Opening _, ShellState.Ended _ -> false;
                };
    }

    @Override
    public void mayClose(Runnable go) {
        if (!isBusy()) {
            go.run();
            return;
        }
        Dialog ask =
                new Dialog(kit.overlay(), kit.texts(), kit.texts().text("shells.close.title", instance.label()), 560);
        ask.body(Nodes.paragraph(kit.texts().text("shells.close.sentence")));
        ask.leave(kit.texts().text("kit.cancel"), () -> {});
        ask.open(ask.leave(kit.texts().text("shells.close.go"), go, "accent"));
    }

    @Override
    public void close() {
        closed = true;
        if (state != null) {
            state.close();
        }
        if (link != null) {
            link.close();
        }
        view.close();
        end();
    }
}
