package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.ui.instances.Listed;
import dev.ecsdeck.ui.shells.ShellPage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// What a user does with the window, by keys, over fakes of the services.
@Tag("ui")
class WindowJourneyTest {
    private final Desk desk = new Desk(960, 640);
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

    private static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 100; i++) {
            if (Theatre.on(so::getAsBoolean)) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    private TableView<?> table() {
        return (TableView<?>) desk.scene().getRoot().lookup(".table-view");
    }

    private boolean isShown(String words) {
        return desk.scene().getRoot().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .anyMatch(node -> isSeen(node) && ((Label) node).getText().contains(words));
    }

    private static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void press(String words) {
        Theatre.does(() -> desk.scene().getRoot().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> words.equals(button.getText()) && isSeen(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words))
                .fire());
        Theatre.settle();
    }

    private StageShell openShell(String name) {
        Theatre.does(
                () -> desk.window.openShell(desk.inventory.value().named(name).getFirst()));
        eventually(() -> desk.shells.size() == 1);
        return desk.shells.getFirst();
    }

    @Test
    void typingOnTheListFiltersIt() {
        Theatre.does(() -> table().requestFocus());

        robot.write("worker");

        eventually(() -> table().getItems().size() == 2);
        assertThat(Theatre.on(() -> ((TextField) desk.scene().getFocusOwner()).getText()))
                .endsWith("orker");
    }

    @Test
    void aFilterThatMeansNothingSaysSoAndKeepsTheRows() {
        int before = Theatre.on(() -> table().getItems().size());
        Theatre.does(() -> desk.window.instances().filterTextProperty().set("state:nowhere"));

        eventually(() -> isShown("nowhere is not a state"));
        assertThat(Theatre.on(() -> table().getItems().size())).isEqualTo(before);
    }

    @Test
    void nothingFoundOffersTheWayBack() {
        Theatre.does(() -> desk.window.instances().filterTextProperty().set("zzz"));
        eventually(() -> isShown("No instance matches"));

        press("Show all instances");

        eventually(() -> !table().getItems().isEmpty());
    }

    @Test
    void enterOpensAShellThatTakesTheKeyboardWhenItIsThere() {
        Theatre.does(() -> table().requestFocus());
        robot.type(KeyCode.ENTER);
        eventually(() -> desk.shells.size() == 1);
        StageShell shell = desk.shells.getFirst();
        shell.open();
        eventually(() -> desk.window.front() instanceof ShellPage page && page.isOpen());
        eventually(() -> desk.scene().getFocusOwner() != null
                && desk.scene().getFocusOwner().getStyleClass().contains("terminal-pane"));

        robot.write("ls");

        eventually(() -> shell.typed().equals("ls"));
    }

    @Test
    void aBrokenConnectionSaysWhatWaitsAndGoesOnByItself() {
        StageShell shell = openShell("web-01");
        shell.open();
        shell.state.set(new ShellState.Resuming(desk.theatre.threads.clock().instant(), 2, 3, Duration.ofSeconds(4)));
        eventually(() -> isShown("3 keys wait"));

        press("Try now");
        assertThat(shell.reconnects).hasValue(1);

        shell.open();
        eventually(() -> !isShown("3 keys wait"));
    }

    @Test
    void aShellThatEndedIsReconnectedInPlace() {
        StageShell shell = openShell("web-01");
        shell.open();
        shell.state.set(new ShellState.Ended(
                Optional.empty(), desk.theatre.threads.clock().instant()));
        eventually(() -> isShown("The shell has ended."));

        press("Reconnect");

        assertThat(shell.reconnects).hasValue(1);
    }

    private void refuse(String name, Problem why) {
        StageShell shell = openShell(name);
        shell.state.set(new ShellState.Ended(
                Optional.of(why), desk.theatre.threads.clock().instant()));
        Theatre.settle();
    }

    private void choose(String name) {
        var id = desk.inventory.value().named(name).getFirst().id();
        Theatre.does(() -> {
            desk.window.instances().filterTextProperty().set(name);
            desk.window.instances().chosenProperty().set(Optional.of(id));
        });
    }

    private static Problem denied(boolean explicitly) {
        return new Problem.NotPermitted(
                "ecs:StartTerminalSession", "user/ops", explicitly, "Forbidden.RAM", "no", "06DD", 403);
    }

    private boolean hasButton(String words) {
        return desk.scene().getRoot().lookupAll(".button").stream()
                .anyMatch(node -> node instanceof Button button && words.equals(button.getText()) && isSeen(button));
    }

    @Test
    void aRefusalExplainsItselfInTheTabAndBeforeTheNextClick() {
        refuse("sg-vault-01", denied(false));
        assertThat(Theatre.on(() -> hasButton("Copy policy"))).isTrue();
        press("Close tab");

        choose("sg-vault-01");

        eventually(() -> isShown("Session Manager denied") && isShown("no policy lets this account start sessions"));
        eventually(() -> hasButton("Copy policy"));
    }

    @Test
    void whereAPolicyForbidsItNoOtherPolicyIsOffered() {
        refuse("sg-vault-01", denied(true));

        assertThat(Theatre.on(() -> hasButton("Open again"))).isTrue();
        assertThat(Theatre.on(() -> hasButton("Copy policy"))).isFalse();
        press("Close tab");
        choose("sg-vault-01");
        eventually(() -> isShown("a policy forbids this account"));
        assertThat(Theatre.on(() -> hasButton("Copy policy"))).isFalse();
    }

    @Test
    void aRefusalIsKeptForTheAccountThatMetIt() {
        refuse("sg-vault-01", denied(false));
        press("Close tab");
        Theatre.does(() -> desk.window.instances().filterTextProperty().set("sg-vault-01"));
        eventually(() -> isShown("Session Manager denied"));

        Theatre.does(() -> desk.window.instances().setAccounts(new Listed("file:other", Map.of())));
        eventually(() -> !isShown("Session Manager denied"));

        Theatre.does(() -> desk.window.instances().setAccounts(new Listed(desk.ops.id(), Map.of())));
        eventually(() -> isShown("Session Manager denied"));
    }

    @Test
    void aShellThatOpensEndsTheRefusal() {
        refuse("sg-vault-01", denied(false));
        Theatre.does(desk.window::showInstances);
        Theatre.does(() -> desk.window.instances().filterTextProperty().set("sg-vault-01"));
        eventually(() -> isShown("Session Manager denied"));

        desk.shells.getFirst().open();

        eventually(() -> !isShown("Session Manager denied") && isShown("Running, agent online"));
    }

    @Test
    void anAccountWithoutSessionManagerSaysSoBeforeAnyClick() {
        desk.sessionSwitch.learned(false);

        eventually(() -> isShown("Session Manager is off for this account.") && isShown("Session Manager off"));
        assertThat(Theatre.on(() -> hasButton("Switch on…"))).isTrue();
        eventually(() -> isShown("so no shell can open"));

        desk.sessionSwitch.learned(true);

        eventually(() -> !isShown("Session Manager is off for this account.") && !isShown("Session Manager off"));
    }

    @Test
    void aRefusalForTheWholeAccountIsToldOfTheAccount() {
        refuse(
                "web-01",
                new Problem.CloudRefused(
                        Kind.NOT_ALLOWED,
                        "StartTerminalSession",
                        "UserBehavior.SessionManagerDisabled",
                        "",
                        "06DD",
                        403,
                        Optional.empty()));

        eventually(() -> isShown("Session Manager is off for this account."));
        assertThat(desk.sessionSwitch.on().value()).contains(false);
    }

    @Test
    void closingATabWhereSomethingRunsAsksFirst() {
        StageShell shell = openShell("web-01");
        shell.open();
        shell.say("$ sleep 100\r\n");
        eventually(() -> desk.window.front() instanceof ShellPage page && page.isBusy());
        Theatre.does(() -> desk.window.front().mayClose(() -> {}));

        eventually(() -> isShown("Close web-01?"));
        press("Cancel");
        assertThat(shell.closes).hasValue(0);
    }

    @Test
    void theKeyThatClosesATabIsNotTypedIntoTheNext() {
        StageShell shell = openShell("web-01");
        shell.open();
        Theatre.does(() ->
                desk.window.openShell(desk.inventory.value().named("web-02").getFirst()));
        eventually(() -> desk.shells.size() == 2);
        desk.shells.getLast().open();
        desk.shells.getLast().say("$ ");
        eventually(() -> desk.window.front() instanceof ShellPage page && !page.isBusy());

        Theatre.does(() -> fireOnFocused(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, KeyCode.W));
        eventually(() -> isTerminalFocused() && desk.shells.getLast().closes.get() == 1);
        Theatre.does(() -> fireOnFocused(KeyEvent.KEY_TYPED, "W", KeyCode.UNDEFINED));

        Theatre.settle();
        assertThat(shell.typed()).isEmpty();
    }

    private boolean isTerminalFocused() {
        return desk.scene().getFocusOwner().getStyleClass().contains("terminal-pane");
    }

    private void fireOnFocused(EventType<KeyEvent> type, String character, KeyCode code) {
        Event.fireEvent(
                desk.scene().getFocusOwner(), new KeyEvent(type, character, "", code, true, true, false, false));
    }

    @Test
    void theTabInFrontIsInSightAmongMany() {
        desk.fleet().mixed().stream().limit(8).forEach(instance -> {
            Theatre.does(() -> desk.window.openShell(instance));
            Theatre.settle();
        });
        eventually(() ->
                isHeadInSight(desk.scene().getRoot().lookupAll(".tab-head").size() - 1));

        Theatre.does(desk.window::showInstances);

        eventually(() -> isHeadInSight(0));
    }

    private boolean isHeadInSight(int index) {
        ScrollPane strip = (ScrollPane) desk.scene().getRoot().lookup(".tab-strip");
        Node head = ((HBox) strip.getContent()).getChildren().get(index);
        double at = strip.sceneToLocal(head.localToScene(0, 0)).getX();
        return at >= 0 && at + head.getLayoutBounds().getWidth() <= strip.getWidth() + 1;
    }

    @Test
    void theLanguageChangesWithoutARestart() {
        assertThat(Theatre.on(() -> isShown("Instance ID"))).isTrue();

        desk.theatre.settings.update(s -> s.withLanguage(Settings.Language.CHINESE));

        eventually(() -> isShown("实例 ID") && !isShown("Instance ID"));
    }

    @Test
    void thePaletteFindsAnInstanceAndOpensAShell() {
        Theatre.does(() -> desk.window.openPalette(""));
        eventually(() -> desk.scene().getFocusOwner() instanceof TextField);
        robot.write("worker-02");

        robot.type(KeyCode.ENTER);

        eventually(() -> desk.shells.size() == 1);
        assertThat(desk.shells.getFirst().request().orElseThrow().instance().name())
                .isEqualTo("worker-02");
    }

    @Test
    void closingTheWindowWithALiveShellAsksOnce() {
        StageShell shell = openShell("web-01");
        shell.open();
        eventually(() -> desk.window.front() instanceof ShellPage page && page.isOpen());
        Theatre.does(() -> desk.window.leave());
        eventually(() -> isShown("Close the window?"));

        press("End them and quit");

        eventually(() -> desk.quits.get() == 1);
    }
}
