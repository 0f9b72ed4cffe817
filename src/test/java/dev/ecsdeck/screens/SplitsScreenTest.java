package dev.ecsdeck.screens;

import static dev.ecsdeck.screens.Eyes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ui.shells.ShellPage;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// Several shells in one tab.
@Tag("ui")
class SplitsScreenTest {
    private static final String LIST = "tabs.file:ops-main";

    private final Desk desk = new Desk();
    private final Eyes eyes = new Eyes(desk.scene());
    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        Theatre.does(() -> desk.window.stage().requestFocus());
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private Instance named(String name) {
        return desk.inventory.value().named(name).getFirst();
    }

    private StageShell open(String name) {
        int before = desk.shells.size();
        Theatre.does(() -> desk.window.openShell(named(name)));
        return arrived(before);
    }

    private StageShell does(String command) {
        int before = desk.shells.size();
        Theatre.does(() -> desk.window.command(command));
        return arrived(before);
    }

    private StageShell arrived(int before) {
        eventually(() -> desk.shells.size() == before + 1);
        StageShell shell = desk.shells.getLast();
        shell.open();
        shell.say("$ ");
        Theatre.settle();
        return shell;
    }

    private ShellPage page() {
        return (ShellPage) Theatre.on(desk.window::front);
    }

    private List<String> remembered() {
        return desk.theatre.settings.value().lists().getOrDefault(LIST, List.of());
    }

    private void types(String text, StageShell into) {
        eventually(() -> desk.scene().getFocusOwner() != null
                && desk.scene().getFocusOwner().getStyleClass().contains("terminal-pane"));
        robot.write(text);
        eventually(() -> into.typed().endsWith(text));
    }

    @Test
    void onePaneHasNoHead() {
        open("web-01");

        assertThat(eyes.all(".pane-head")).isEmpty();
    }

    @Test
    void aSplitIsAnotherShellOnTheSameInstanceAndTakesTheKeyboard() {
        StageShell first = open("web-01");
        StageShell second = does("split-right");

        types("ls", second);

        assertThat(first.typed()).isEmpty();
        assertThat(second.request().orElseThrow().instance()).isEqualTo(named("web-01"));
        assertThat(eyes.all(".pane-head")).hasSize(2);
    }

    @Test
    void aPaneCanBeOnAnotherInstance() {
        open("web-01");
        Theatre.does(() -> desk.window.command("split-down-other"));
        eventually(() -> desk.scene().getFocusOwner() instanceof TextField);
        robot.write("web-02");
        robot.type(KeyCode.ENTER);
        StageShell second = arrived(1);

        assertThat(second.request().orElseThrow().instance().name()).isEqualTo("web-02");
        assertThat(Theatre.on(() -> page().title().getValue())).isEqualTo("web-01 + web-02");
    }

    @Test
    void keysWalkThePanes() {
        StageShell left = open("web-01");
        StageShell right = does("split-right");
        StageShell below = does("split-down");

        eyes.key(KeyCode.UP, false, true, true);
        types("r", right);
        eyes.key(KeyCode.LEFT, false, true, true);
        types("l", left);
        Theatre.does(() -> desk.window.command("next-pane"));
        Theatre.settle();
        types("R", right);

        assertThat(below.typed()).isEmpty();
    }

    @Test
    void anArrowWithCtrlAndAltIsTheShellsWhereThereIsOnePane() {
        StageShell only = open("web-01");

        eyes.key(KeyCode.LEFT, false, true, true);

        assertThat(only.typed()).isNotEmpty();
    }

    @Test
    void aBrokenPaneReconnectsAlone() {
        open("web-01");
        StageShell right = does("split-right");

        right.state.set(new ShellState.Resuming(desk.theatre.threads.clock().instant(), 3, 11, Duration.ofSeconds(4)));

        eyes.awaitWords("Connection lost");
        assertThat(eyes.all(".resume-band")).hasSize(1);
        assertThat(Theatre.on(() -> page().standing().getValue())).isEqualTo("web-01 open, web-01 reconnecting");
        eyes.press("Try now");
        assertThat(right.reconnects).hasValue(1);
        desk.picture("splits-reconnecting");
    }

    @Test
    void theLastPaneIsAPlainTabAgain() {
        StageShell left = open("web-01");
        StageShell right = does("split-right");
        eventually(() -> page().openShells() == 2);

        Theatre.does(() -> desk.window.command("close-tab"));

        eventually(() -> right.closes.get() == 1);
        assertThat(eyes.all(".pane-head")).isEmpty();
        types("pwd", left);
        assertThat(left.closes).hasValue(0);
    }

    @Test
    void aPaneWhereSomethingRunsAsksBeforeItEnds() {
        open("web-01");
        StageShell right = does("split-right");
        right.say("sleep 100\r\n");
        eventually(() -> page().isBusy());

        Theatre.does(() -> desk.window.command("close-pane"));

        eyes.awaitWords("Close web-01?");
        eyes.press("Cancel");
        assertThat(right.closes).hasValue(0);
    }

    @Test
    void theLineBetweenPanesIsDraggedAndRemembered() {
        open("web-01");
        does("split-right");
        Node grip = eyes.all(".fork-grip").getFirst();

        Theatre.does(() -> {
            var fork = grip.getParent();
            var place = fork.localToScene(fork.getLayoutBounds().getWidth() * 0.7, 20);
            drag(grip, MouseEvent.MOUSE_DRAGGED, place.getX(), place.getY());
            drag(grip, MouseEvent.MOUSE_RELEASED, place.getX(), place.getY());
        });
        Theatre.settle();

        String id = named("web-01").id().value();
        assertThat(remembered()).containsExactly("right(0.700," + id + "," + id + ")");
        assertThat(Theatre.on(() ->
                        ((javafx.scene.layout.Region) eyes.all(".shell-view").getFirst()).getWidth()))
                .isGreaterThan(700);
    }

    private static void drag(Node on, javafx.event.EventType<MouseEvent> type, double x, double y) {
        on.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                new PickResult(on, x, y)));
    }

    @Test
    void splitsOfTheLastRunComeBack() {
        String a = named("web-01").id().value();
        String b = named("web-02").id().value();
        String plan = "right(0.400," + a + ",down(0.600," + b + "," + a + ")) pinned name=Both halves";
        try (Desk next = new Desk()) {
            next.theatre.settings.update(now -> now.withList(LIST, List.of(plan)));
            next.signIn(next.ops);
            next.show(desk.inventory.value().instances());
            eventually(() -> next.shells.size() == 3);

            ShellPage page = (ShellPage) Theatre.on(next.window::front);
            assertThat(page.plan().text()).isEqualTo(plan);
            assertThat(Theatre.on(() -> page.title().getValue())).isEqualTo("Both halves");
            assertThat(next.theatre.settings.value().lists().get(LIST)).containsExactly(plan);
        }
    }

    @Test
    void aPaneWhoseInstanceIsGoneLeavesItsRoomToTheOther() {
        String a = named("web-01").id().value();
        try (Desk next = new Desk()) {
            next.theatre.settings.update(now -> now.withList(LIST, List.of("right(0.400," + a + ",i-gone)", "i-gone")));
            next.signIn(next.ops);
            next.show(desk.inventory.value().instances());
            eventually(() -> next.shells.size() == 1);

            assertThat(next.theatre.settings.value().lists().get(LIST)).containsExactly(a);
        }
    }

    @Test
    void aPaneOverALoginOffersToLogInAgain() {
        String a = named("web-01").id().value();
        try (Desk next = new Desk()) {
            next.theatre.settings.update(now -> now.withList(LIST, List.of("root@" + a)));
            next.signIn(next.ops);
            next.show(desk.inventory.value().instances());
            Eyes there = new Eyes(next.scene());
            there.awaitWords("The login to root@web-01 ended with the program");
            next.picture("splits-asleep");

            there.press("Log in again");

            assertThat(next.shells).isEmpty();
            eventually(() -> !there.all(".dialog-box").isEmpty());
            assertThat(next.theatre.settings.value().lists().get(LIST)).containsExactly("root@" + a);
        }
    }

    @Test
    void theWholeTabIsDuplicated() {
        open("web-01");
        does("split-right");
        ShellPage before = page();

        Theatre.does(() -> desk.window.command("duplicate"));

        eventually(() -> desk.shells.size() == 4);
        assertThat(page()).isNotSameAs(before);
        assertThat(page().plan()).isEqualTo(before.plan());
    }
}
