package dev.ecsdeck.ui.shells;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.kit.TabMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// A tab of shells: one, or several panes side by side and one below another, each with a host of its own.
public final class ShellPage implements Page {
    private final Kit kit;
    private final String key;
    private final Habits habits;
    private final BooleanProperty isSplit = new SimpleBooleanProperty();
    private final List<ShellPane> panes = new ArrayList<>();
    private final PaneRoom room;
    private final ShellBar bar;
    private final VBox content;
    private final Region sign = Mark.UNDERWAY.node();
    private final TabMarks marks;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper standing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Environment>> environment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription follows;
    private ShellPane current;

    /// What a tab asks of those around it.
    ///
    /// @param duplicate opens another one like it
    /// @param told hears each state of each pane
    /// @param used is told of each instance that a pane is opened on
    /// @param leave closes the tab
    /// @param other asks which instance the next pane shall be on
    /// @param own the source of plain shells on an instance
    /// @param environment the environment that an instance belongs to
    /// @param kept what is remembered of the tab has changed
    /// @param broadcast groups panes that hear the same keys
    /// @param doctor begins to look for the cause of a failure, and tells of it in a line
    record Habits(
            Consumer<ShellPage> duplicate,
            BiConsumer<Instance, ShellState> told,
            Consumer<Instance> used,
            Consumer<ShellPage> leave,
            Consumer<Consumer<Instance>> other,
            Function<Instance, ShellSeed> own,
            Function<Instance, Optional<Environment>> environment,
            Runnable kept,
            BroadcastDesk broadcast,
            BiFunction<ShellRequest, Problem, Optional<Node>> doctor) {}

    ShellPage(Kit kit, String key, ShellSeed seed, Habits habits) {
        this.kit = kit;
        this.key = key;
        this.habits = habits;
        this.marks = new TabMarks(() -> habits.duplicate().accept(this));
        this.current = pane(seed);
        panes.add(current);
        this.room = new PaneRoom(current.view(), habits.kept());
        this.bar = new ShellBar(kit, () -> current, this::find, this::does);
        VBox.setVgrow(room, Priority.ALWAYS);
        this.content = new VBox(bar, room);
        content.getStyleClass().addAll("page", "shell-page");
        Looks.sheet(content, "shells");
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        follows = kit.prefs()
                .property()
                .subscribe((before, after) -> {
                    if (!before.lists().equals(after.lists())) {
                        followRules();
                    }
                })
                .and(kit.texts().messagesProperty().subscribe((_, _) -> panes.forEach(ShellPane::retell)))
                .and(marks.nameProperty().subscribe((_, _) -> kept()))
                .and(marks.pinnedProperty().subscribe((_, _) -> kept()));
        retell();
    }

    private ShellPane pane(ShellSeed seed) {
        ShellPane made = new ShellPane(
                kit,
                seed,
                habits.environment().apply(seed.instance()),
                new ShellPane.Ties(
                        this::retell,
                        state -> habits.told().accept(seed.instance(), state),
                        this::leave,
                        isSplit.flatMap(
                                split -> kit.texts().text(split ? "shells.deed.close-pane" : "shells.ended.close")),
                        isSplit,
                        (pane, deed) -> {
                            enter(pane);
                            does(deed);
                        },
                        habits.broadcast().broadcasts(),
                        habits.doctor(),
                        words -> {
                            if (content.getScene() == null) {
                                marks.newsProperty().set(words);
                            }
                        }));
        made.view().focusWithinProperty().subscribe(within -> {
            if (within) {
                enter(made);
            }
        });
        return made;
    }

    /// The rules by which instances belong to environments may have changed.
    private void followRules() {
        panes.forEach(pane -> {
            Optional<Environment> now = habits.environment().apply(pane.seed().instance());
            if (!now.equals(pane.environment())) {
                pane.setEnvironment(now);
                retell();
            }
        });
    }

    private void enter(ShellPane pane) {
        current = pane;
        retell();
    }

    /// Does something in the pane with the keyboard.
    public void does(Deed deed) {
        switch (deed) {
            case SPLIT_RIGHT -> split(Side.RIGHT, current.seed());
            case SPLIT_DOWN -> split(Side.DOWN, current.seed());
            case SPLIT_RIGHT_OTHER -> splitOther(Side.RIGHT);
            case SPLIT_DOWN_OTHER -> splitOther(Side.DOWN);
            case NEXT_PANE -> step();
            case CLOSE_PANE -> leave(current);
            case BROADCAST_TAB -> habits.broadcast().group(panes);
            case BROADCAST -> habits.broadcast().choose(panes);
            case BROADCAST_STOP -> habits.broadcast().broadcasts().stop(current);
            case PREVIOUS_PROMPT, NEXT_PROMPT, SELECT_OUTPUT, COPY_OUTPUT, PROMPT_SETUP_BASH, PROMPT_SETUP_ZSH ->
                current.view().prompts().does(deed);
        }
    }

    private void splitOther(Side side) {
        habits.other().accept(instance -> split(side, habits.own().apply(instance)));
    }

    private void split(Side side, ShellSeed seed) {
        habits.used().accept(seed.instance());
        ShellPane fresh = place(current, side, 0.5, seed);
        kept();
        enter(fresh);
        focus();
    }

    /// Puts a new pane beside `at`, without telling anybody.
    private ShellPane place(ShellPane at, Side side, double share, ShellSeed seed) {
        ShellPane fresh = pane(seed);
        panes.add(panes.indexOf(at) + 1, fresh);
        room.split(at.view(), side, share, fresh.view());
        isSplit.set(true);
        return fresh;
    }

    /// Lays out panes as planned. There must be one pane yet, which is the plan's first.
    ///
    /// @param seeds what the plan's ends are opened from
    void fill(PanePlan plan, List<ShellSeed> seeds) {
        fill(current, plan, seeds);
        retell();
    }

    private void fill(ShellPane at, PanePlan plan, List<ShellSeed> seeds) {
        if (plan instanceof PanePlan.Two two) {
            int before = two.first().ends().size();
            ShellPane second = place(at, two.side(), two.share(), seeds.get(before));
            fill(at, two.first(), seeds.subList(0, before));
            fill(second, two.second(), seeds.subList(before, seeds.size()));
        }
    }

    /// The tab as it is remembered.
    public TabPlan plan() {
        String name = marks.nameProperty().get();
        return new TabPlan(
                room.plan(view -> of(view).seed().plan()),
                marks.pinnedProperty().get(),
                name.isBlank() ? Optional.empty() : Optional.of(name));
    }

    private ShellPane of(Node view) {
        return panes.stream()
                .filter(pane -> pane.view().equals(view))
                .findFirst()
                .orElseThrow();
    }

    List<ShellPane> panes() {
        return List.copyOf(panes);
    }

    /// What the panes are opened from, in the order of the plan's ends.
    List<ShellSeed> seeds() {
        return room.panes().stream().map(view -> of(view).seed()).toList();
    }

    private void leave(ShellPane pane) {
        if (panes.size() < 2) {
            habits.leave().accept(this);
        } else {
            LeaveDialog.ask(kit, pane.isBusy() ? List.of(pane) : List.of(), () -> remove(pane));
        }
    }

    private void remove(ShellPane pane) {
        room.take(pane.view()).ifPresent(next -> {
            boolean wasCurrent = pane.equals(current);
            panes.remove(pane);
            isSplit.set(panes.size() > 1);
            if (wasCurrent) {
                current = of(next);
            }
            pane.close();
            kept();
            focus();
        });
    }

    private void step() {
        List<Region> views = room.panes();
        int next = (views.indexOf(current.view()) + 1) % views.size();
        enter(of(views.get(next)));
        focus();
    }

    /// Ctrl and Alt with an arrow walk the panes, where there are several; else they are the shell's.
    private void walk(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean isArrow = code == KeyCode.LEFT || code == KeyCode.RIGHT || code == KeyCode.UP || code == KeyCode.DOWN;
        if (isArrow && isSplit.get() && event.isControlDown() && event.isAltDown() && !event.isShiftDown()) {
            event.consume();
            room.towards(current.view(), code).ifPresent(view -> {
                enter(of(view));
                focus();
            });
        }
    }

    private void kept() {
        retell();
        habits.kept().run();
    }

    private void retell() {
        if (panes.isEmpty()) {
            return;
        }
        ShellModel.worst(panes.stream().map(ShellPane::mark).toList()).show(sign);
        String named = marks.nameProperty().get();
        List<String> titles = panes.stream().map(ShellPane::title).distinct().toList();
        title.set(named.isBlank() ? ShellModel.title(titles) : named);
        standing.set(ShellModel.standings(panes));
        status.set(current.shell()
                .map(shell -> ShellModel.facts(shell, kit.texts().messages()))
                .orElse(""));
        environment.set(ShellModel.gravest(
                panes.stream().flatMap(pane -> pane.environment().stream()).toList()));
        panes.forEach(pane -> pane.view().head().setCurrent(pane.equals(current)));
        bar.show();
    }

    public Instance instance() {
        return current.seed().instance();
    }

    /// What the terminal with the keyboard shows, as text.
    public String screenText() {
        return current.view().terminal().screenText();
    }

    /// Types `text`, as the user would.
    public void type(String text) {
        current.view().terminal().send(text);
    }

    public void find() {
        current.view().find();
    }

    public boolean isOpen() {
        return current.isOpen();
    }

    public boolean hasEnded() {
        return current.state().filter(ShellState.Ended.class::isInstance).isPresent();
    }

    /// Closes the pane with the keyboard, and the tab with its last one.
    public void leavePane() {
        leave(current);
    }

    /// How many of its shells are open.
    public long openShells() {
        return panes.stream().filter(ShellPane::isOpen).count();
    }

    /// Whether closing it would end something.
    public boolean isBusy() {
        return panes.stream().anyMatch(ShellPane::isBusy);
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
    public ObservableValue<Optional<Environment>> environment() {
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
    public Optional<TabMarks> marks() {
        return Optional.of(marks);
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public void focus() {
        current.view().focusTerminal();
    }

    @Override
    public void mayClose(Runnable go) {
        LeaveDialog.ask(kit, panes.stream().filter(ShellPane::isBusy).toList(), go);
    }

    @Override
    public void close() {
        follows.unsubscribe();
        panes.forEach(ShellPane::close);
    }
}
