package dev.ecsdeck.ui.shells;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.model.TerminalHabits;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.terminal.vt.ScreenCopy;
import dev.ecsdeck.terminal.vt.TerminalEvents.PromptMark;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.terminal.Keystroke;
import dev.ecsdeck.ui.kit.terminal.TerminalCallbacks;
import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import dev.ecsdeck.ui.kit.terminal.TerminalSettings;
import dev.ecsdeck.ui.kit.terminal.TerminalTheme;
import dev.ecsdeck.ui.kit.terminal.Themes;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Border;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A terminal with its head, and over it what the shell's state has to say.
final class ShellView extends VBox {
    private static final PseudoClass SPLIT = PseudoClass.getPseudoClass("split");

    /// What the view asks of its pane.
    ///
    /// @param leaveName what leaving is called now
    /// @param changed what it shows about itself has changed
    /// @param typed hears each key
    /// @param watch hears the marks of the shell
    /// @param paste pastes into all panes that hear the same keys
    record Wishes(
            Consumer<ScreenSize> sized,
            Runnable again,
            Runnable end,
            Runnable leave,
            ObservableValue<String> leaveName,
            ObservableValue<Boolean> isSplit,
            Consumer<Deed> does,
            Runnable changed,
            Consumer<Keystroke> typed,
            Consumer<String> paste,
            Function<Problem, Optional<Node>> doctor,
            CommandWatch watch) {}

    private final Kit kit;
    private final Wishes wishes;
    private final Themes themes;
    private final PaneHead head;
    private final TerminalPane terminal;
    private final FindBar find;
    private final ShellTalk talk;
    private final PromptDeeds prompts;
    private final StackPane stack = new StackPane();
    private final Region frame = new Region();
    private Subscription follows = Subscription.EMPTY;
    private Optional<ScreenSize> size = Optional.empty();
    private @Nullable Node above;
    private boolean begun;
    private int broadcast;

    /// @param standing the shell's state in a word or two
    ShellView(Kit kit, Optional<Environment> environment, Wishes wishes, Node sign, ObservableValue<String> standing) {
        this.kit = kit;
        this.wishes = wishes;
        this.themes = new Themes(kit.prefs());
        setEnvironment(environment);
        setMinSize(0, 0);
        this.terminal = new TerminalPane(
                settings(),
                themes.chosen(kit.looks().schemeProperty().get()),
                kit.work().workers(),
                new Callbacks());
        this.find = new FindBar(kit, terminal);
        this.talk = new ShellTalk(kit, terminal, stack);
        this.prompts = new PromptDeeds(kit, terminal, talk);
        this.head = new PaneHead(kit, sign, standing, wishes.does(), wishes.leave(), this::menu);
        Nodes.showIf(head, wishes.isSplit());
        stack.getStyleClass().add("terminal-room");
        stack.getChildren().addFirst(terminal);
        frame.getStyleClass().add("broadcast-frame");
        frame.setMouseTransparent(true);
        frame.setVisible(false);
        frame.setViewOrder(-1);
        stack.getChildren().add(frame);
        stack.setMinSize(0, 0);
        // What lies over the terminal may want more room than a small pane has.
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(stack.widthProperty());
        clip.heightProperty().bind(stack.heightProperty());
        stack.setClip(clip);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(head, find, stack);
        follows = wishes.isSplit()
                .subscribe(isSplit -> pseudoClassStateChanged(SPLIT, isSplit))
                .and(borderProperty().subscribe(this::tintCursor))
                .and(kit.looks().schemeProperty().subscribe(_ -> wearTheme()))
                .and(kit.prefs().property().subscribe((before, after) -> {
                    if (!settings(before).equals(settings(after))) {
                        terminal.setSettings(settings(after));
                        wishes.changed().run();
                    }
                    wearTheme();
                }));
    }

    private void wearTheme() {
        TerminalTheme chosen = themes.chosen(kit.looks().schemeProperty().get());
        if (!chosen.equals(terminal.theme())) {
            terminal.setTheme(chosen);
        }
    }

    /// Frames the pane while `count` panes hear the same keys; 0 for none.
    void setBroadcast(int count) {
        broadcast = count;
        frame.setVisible(count > 0);
    }

    /// How many panes hear what is typed here; 0 where it is this one alone.
    int broadcast() {
        return broadcast;
    }

    /// Gives edge and cursor the colour of an environment.
    void setEnvironment(Optional<Environment> environment) {
        getStyleClass().setAll("shell-view");
        environment.ifPresent(it -> getStyleClass().add(it.hue().style()));
    }

    /// The cursor has the colour of the edge, which is that of the environment.
    private void tintCursor(@Nullable Border border) {
        terminal.setCursorTint(Optional.ofNullable(border)
                .filter(_ -> getStyleClass().size() > 1)
                .map(edge -> edge.getStrokes().getFirst().getLeftStroke())
                .filter(Color.class::isInstance)
                .map(Color.class::cast)
                .filter(Color::isOpaque));
    }

    PaneHead head() {
        return head;
    }

    /// Empty until the terminal has been laid out.
    Optional<ScreenSize> size() {
        return size;
    }

    int fontSize() {
        return terminal.settings().fontSize();
    }

    private ContextMenu menu() {
        return TerminalMenu.of(kit, terminal, this::find, wishes);
    }

    PromptDeeds prompts() {
        return prompts;
    }

    TerminalPane terminal() {
        return terminal;
    }

    /// Shows that a login is needed before there can be a shell.
    void showAsleep(String title, Runnable wake) {
        lay(new AsleepPane(kit, title, wake, wishes), Pos.CENTER);
    }

    /// Whether the shell has been open before.
    boolean hasBegun() {
        return begun;
    }

    void find() {
        find.open();
    }

    void focusTerminal() {
        if (above instanceof EndedBlock ended) {
            ended.focusFirst();
        } else if (above instanceof AsleepPane asleep) {
            asleep.focusFirst();
        } else {
            terminal.requestFocus();
        }
    }

    boolean looksIdle() {
        ScreenCopy now = new ScreenCopy();
        terminal.terminal().copy(now, Long.MAX_VALUE);
        return !now.isAlternate
                && (terminal.terminal().modes().bracketedPaste || ShellModel.looksIdle(now.rowText(now.cursorRow)));
    }

    /// Shows what there is to say about `state`.
    void show(String name, ShellState state) {
        terminal.setWaiting(state instanceof ShellState.Resuming);
        switch (state) {
            case ShellState.Opening opening -> {
                if (above instanceof OpeningPane pane) {
                    pane.show(opening);
                } else {
                    lay(new OpeningPane(kit, name, opening, wishes.leave()), Pos.CENTER);
                }
            }
            case ShellState.Open _ -> {
                begun = true;
                lay(null, Pos.CENTER);
            }
            case ShellState.Resuming resuming -> {
                if (above instanceof ResumeBand band) {
                    band.show(resuming);
                } else {
                    lay(new ResumeBand(kit, resuming, wishes.again(), wishes.end()), Pos.TOP_CENTER);
                }
            }
            case ShellState.Ended ended ->
                lay(new EndedBlock(kit, name, ended, begun, wishes), begun ? Pos.BOTTOM_CENTER : Pos.CENTER);
        }
    }

    private void lay(@Nullable Node next, Pos where) {
        boolean hadFocus = isFocusWithin() || getScene() == null;
        if (above != null) {
            stack.getChildren().remove(above);
        }
        above = next;
        if (next != null) {
            StackPane.setAlignment(next, where);
            stack.getChildren().add(next);
        }
        if (hadFocus) {
            focusTerminal();
        }
    }

    private TerminalSettings settings() {
        return settings(kit.prefs().now());
    }

    private static TerminalSettings settings(Settings all) {
        TerminalHabits habits = all.terminal();
        TerminalSettings usual = TerminalSettings.DEFAULT;
        return new TerminalSettings(
                habits.fontFamily(),
                (int) Math.round(habits.fontSize()),
                habits.scrollbackLines(),
                usual.cursorBlinks(),
                habits.copy() == TerminalHabits.CopyHabit.ON_SELECT,
                usual.middleClickPastes(),
                usual.altIsMeta(),
                habits.confirmLines(),
                usual.wordCharacters(),
                usual.minimumContrast());
    }

    void close() {
        follows.unsubscribe();
        find.close();
        talk.close();
        terminal.close();
    }

    /// What the terminal tells.
    private final class Callbacks implements TerminalCallbacks {
        @Override
        public void resized(ScreenSize size) {
            ShellView.this.size = Optional.of(size);
            wishes.sized().accept(size);
            wishes.changed().run();
        }

        @Override
        public void zoomed(int fontSize) {
            wishes.changed().run();
        }

        @Override
        public void find() {
            ShellView.this.find();
        }

        @Override
        public void bell() {
            talk.bell();
        }

        @Override
        public void link(String target) {
            talk.link(target);
        }

        @Override
        public void path(String path, double screenX, double screenY) {
            talk.path(path, screenX, screenY);
        }

        @Override
        public void pointed(@Nullable String target) {
            talk.pointed(target);
        }

        @Override
        public void clipboard(String text, Runnable allow) {
            talk.clipboard(text, allow);
        }

        @Override
        public void confirmPaste(int lines, String text, Runnable paste) {
            PasteDialog.open(
                    kit,
                    lines,
                    text,
                    broadcast,
                    broadcast == 0 ? paste : () -> wishes.paste().accept(text));
        }

        @Override
        public void typed(Keystroke key) {
            wishes.typed().accept(key);
        }

        @Override
        public void mark(PromptMark mark, long line, @Nullable Integer exitStatus) {
            wishes.watch().hear(mark, exitStatus);
        }

        @Override
        public boolean isPasteAsked() {
            return broadcast > 0;
        }

        @Override
        public void contextMenu(double screenX, double screenY) {
            if (kit.prefs().now().terminal().paste() == TerminalHabits.PasteHabit.RIGHT_BUTTON) {
                terminal.paste();
            } else {
                menu().show(terminal, screenX, screenY);
            }
        }
    }
}
