package dev.ecsdeck.ui.shells;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One shell: opened when its terminal knows its size, reconnected in place, ended with its pane.
final class ShellPane {
    private final Kit kit;
    private final Ties ties;
    private final ShellView view;
    private final Region sign = Mark.STOPPED.node();
    private final ReadOnlyStringWrapper standing = new ReadOnlyStringWrapper("");
    private Optional<Environment> environment;
    private ShellSeed seed;
    private @Nullable ScreenSize size;
    private @Nullable OpenShell shell;
    private @Nullable FxSignal<ShellState> state;
    private @Nullable FxSignal<ShellLink> link;
    private boolean closed;

    /// What a pane asks of its tab.
    ///
    /// @param changed what it says about itself has changed
    /// @param told hears each state
    /// @param leave closes the pane, after asking where something runs
    /// @param leaveName what that is called now
    /// @param does does something with the pane
    /// @param news is told in a sentence what somebody who does not look would like to know
    /// @param doctor begins to look for the cause of a failure, and tells of it in a line
    record Ties(
            Runnable changed,
            Consumer<ShellState> told,
            Consumer<ShellPane> leave,
            ObservableValue<String> leaveName,
            ObservableValue<Boolean> isSplit,
            PaneDeeds does,
            Broadcasts broadcasts,
            BiFunction<ShellRequest, Problem, Optional<Node>> doctor,
            Consumer<String> news) {}

    /// Does something with a pane.
    @FunctionalInterface
    interface PaneDeeds {
        void act(ShellPane pane, Deed deed);
    }

    ShellPane(Kit kit, ShellSeed seed, Optional<Environment> environment, Ties ties) {
        this.kit = kit;
        this.seed = seed;
        this.environment = environment;
        this.ties = ties;
        this.view = new ShellView(
                kit,
                environment,
                new ShellView.Wishes(
                        this::sized,
                        this::again,
                        this::end,
                        () -> ties.leave().accept(this),
                        ties.leaveName(),
                        ties.isSplit(),
                        deed -> ties.does().act(this, deed),
                        ties.changed(),
                        key -> ties.broadcasts().typed(this, key),
                        text -> ties.broadcasts().paste(this, text),
                        this::askDoctor,
                        new CommandWatch(
                                kit.work().workers()::nanoTime,
                                () -> Duration.ofSeconds(
                                        kit.prefs().now().terminal().longSeconds()),
                                this::ended)),
                sign,
                standing.getReadOnlyProperty());
        view.head().show(title(), environment);
        if (seed.source().opener().isEmpty()) {
            view.showAsleep(title(), this::wake);
        }
    }

    ShellSeed seed() {
        return seed;
    }

    ShellView view() {
        return view;
    }

    String title() {
        return seed.source().title();
    }

    Optional<Environment> environment() {
        return environment;
    }

    /// Shows another environment from now on.
    void setEnvironment(Optional<Environment> now) {
        environment = now;
        view.setEnvironment(now);
        view.head().show(title(), now);
    }

    ObservableValue<String> standing() {
        return standing.getReadOnlyProperty();
    }

    Optional<OpenShell> shell() {
        return Optional.ofNullable(shell);
    }

    Optional<ShellState> state() {
        return Optional.ofNullable(state).map(FxSignal::value);
    }

    Mark mark() {
        return state().map(ShellModel::mark).orElse(shell == null ? Mark.STOPPED : Mark.UNDERWAY);
    }

    /// How many panes hear the same keys, this one among them; 0 where it alone hears its own.
    void hears(int count) {
        view.setBroadcast(count);
        ties.changed().run();
    }

    /// Whether what is typed arrives, now or when the connection is back.
    boolean isAlive() {
        return state().filter(now -> now instanceof ShellState.Open || now instanceof ShellState.Resuming)
                .isPresent();
    }

    boolean isOpen() {
        return state().filter(ShellState.Open.class::isInstance).isPresent();
    }

    /// Whether closing it would end something.
    boolean isBusy() {
        return state().map(now -> switch (now) {
                    case ShellState.Open _ -> !view.looksIdle();
                    case ShellState.Resuming _ -> true;
                    case ShellState.Opening _, ShellState.Ended _ -> false;
                })
                .orElse(false);
    }

    private void sized(ScreenSize now) {
        size = now;
        begin();
    }

    private void begin() {
        ScreenSize room = size;
        if (shell != null || closed || room == null) {
            return;
        }
        seed.source().opener().ifPresent(opener -> {
            OpenShell opened = opener.apply(seed.wanted().apply(room));
            shell = opened;
            ties.changed().run();
            FxSignal<ShellLink> links = new FxSignal<>(opened.link());
            link = links;
            links.property().subscribe(this::attach);
            FxSignal<ShellState> states = new FxSignal<>(opened.state());
            state = states;
            states.property().subscribe(this::show);
        });
    }

    /// Leads to a login, and opens the shell over it.
    private void wake() {
        seed.source()
                .login()
                .ifPresent(login -> login.again().accept(source -> {
                    if (!closed && shell == null) {
                        seed = seed.from(source);
                        view.head().show(title(), environment);
                        begin();
                        ties.changed().run();
                    }
                }));
    }

    /// Only the service's own sessions have a ladder to climb from here.
    private Optional<Node> askDoctor(Problem problem) {
        return shell().flatMap(OpenShell::request)
                .filter(_ -> seed.source().login().isEmpty())
                .flatMap(request -> ties.doctor().apply(request, problem));
    }

    private void ended(Duration took, int status) {
        String time = Ages.span(kit.texts().messages(), took);
        ties.news()
                .accept(
                        status == 0
                                ? kit.texts().now("shells.news.done", title(), time)
                                : kit.texts().now("shells.news.failed", title(), time, status));
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
        if (now instanceof ShellState.Ended) {
            ties.broadcasts().leave(this);
        }
        view.show(seed.instance().label(), now);
        retell();
        ties.told().accept(now);
    }

    /// Says how it stands in the language of now.
    void retell() {
        standing.set(state().map(now -> ShellModel.standing(now, kit.texts().messages()))
                .orElse(""));
        ties.changed().run();
    }

    private void again() {
        if (shell != null) {
            shell.reconnect();
        }
    }

    /// Ends the session and leaves the pane as it is.
    private void end() {
        OpenShell opened = shell;
        if (opened != null) {
            kit.work().workers().start("shell-end", opened::close);
        }
    }

    void close() {
        closed = true;
        ties.broadcasts().leave(this);
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
