package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.files.FileRoom;
import dev.ecsdeck.service.files.LoginDoor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Walks every screen: whatever can take the keyboard has a name and a role for a screen reader.
@Tag("ui")
class NamesAndRolesTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private void signIn() {
        desk.signIn(desk.lab);
        desk.show(desk.fleet().mixed());
    }

    private List<String> nameless() {
        Theatre.settle();
        return Theatre.on(() -> {
            List<String> found = new ArrayList<>();
            walk(desk.scene().getRoot(), found);
            return found;
        });
    }

    private static void walk(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        boolean asks = node.isFocusTraversable()
                && (node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof ComboBoxBase
                        || node instanceof TableView
                        || node.getAccessibleRole() == AccessibleRole.TAB_ITEM);
        if (asks && nameOf(node).isBlank()) {
            found.add(node.getClass().getSimpleName() + " " + node.getStyleClass());
        }
        if (asks && (node.getAccessibleRole() == null || node.getAccessibleRole() == AccessibleRole.NODE)) {
            found.add("no role: " + node.getStyleClass());
        }
        boolean composite = node instanceof Control && (node instanceof CheckBox || node instanceof RadioButton);
        if (node instanceof Parent parent && !composite) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
        }
    }

    private static String nameOf(Node node) {
        String own = node.getAccessibleText() == null ? "" : node.getAccessibleText();
        return node instanceof Labeled labeled && !(node instanceof Label) && labeled.getText() != null
                ? own + labeled.getText()
                : own;
    }

    @Test
    void ofTheFirstScreen() {
        assertThat(nameless()).isEmpty();
    }

    @Test
    void ofTheListAndTheCard() {
        signIn();
        Theatre.does(() -> desk.window
                .instances()
                .chosenProperty()
                .set(desk.inventory.value().named("web-01").stream().findFirst().map(i -> i.id())));

        assertThat(nameless()).isEmpty();
    }

    @Test
    void ofAShellAndItsEnd() {
        signIn();
        Theatre.does(() ->
                desk.window.openShell(desk.inventory.value().named("web-01").getFirst()));

        assertThat(nameless()).isEmpty();
    }

    @Test
    void ofRunCommand() {
        signIn();
        Theatre.does(() -> desk.window.openRun("web"));

        assertThat(nameless()).isEmpty();
    }

    @Test
    void ofCredentials() {
        signIn();
        Instance web = desk.inventory.value().named("web-01").getFirst();
        Theatre.does(() -> desk.window.credentials().open());
        assertThat(nameless()).isEmpty();
        Theatre.does(() -> desk.window.credentials().openPasswords(web.region()));
        assertThat(nameless()).isEmpty();
        Theatre.does(() -> desk.window.credentials().openUsers(web));
        assertThat(nameless()).isEmpty();

        Theatre.does(() -> desk.window.credentials().resetPassword(web));

        assertThat(nameless()).isEmpty();
    }

    @Test
    void ofTheDialogsAndThePalette() {
        signIn();
        Theatre.does(() -> desk.window.openShellWithOptions(
                desk.inventory.value().named("web-01").getFirst()));
        assertThat(nameless()).isEmpty();
        Theatre.does(() -> desk.window.openPalette("web"));

        assertThat(nameless()).isEmpty();
    }

    @Test
    void ofAKeyForOtherProgramsAndItsFile() {
        signIn();
        Theatre.does(() -> desk.window
                .ssh()
                .openPrograms(desk.inventory.value().named("web-01").getFirst()));
        for (int i = 0; i < 200 && desk.handouts.deeds.isEmpty(); i++) {
            Theatre.settle();
        }

        assertThat(nameless()).isEmpty();
    }

    @Test
    void ofALoginAndItsTrouble() {
        signIn();
        Theatre.does(() ->
                desk.window.ssh().open(desk.inventory.value().named("web-01").getFirst()));
        assertThat(nameless()).isEmpty();
        desk.logins.await(1).refuse(new Problem.HostKeyChanged("i-host", "SHA256:one", "SHA256:two"));
        Theatre.settle();

        assertThat(nameless()).isEmpty();
    }

    @Test
    void ofTheDoctorAndThePermissions() {
        signIn();
        Instance first = desk.inventory.value().instances().getFirst();
        Theatre.does(() ->
                desk.window.examine(ForwardRule.of("f-1", "db", first.region(), first.id(), 3306), Optional.empty()));
        assertThat(nameless()).isEmpty();
        Theatre.does(() -> desk.window.openPermissions());

        assertThat(nameless()).isEmpty();
    }

    @Test
    void ofFilesTheirDialogsAndTheSendingOfAFile() {
        signIn();
        Instance web = desk.inventory.value().named("web-01").getFirst();
        LoginDoor shut = _ -> {
            throw new ProblemException(new Problem.Interrupted());
        };
        Theatre.does(() -> desk.window.files().show(desk.files.over(shut, new FileRoom.Whose(web, "root", true))));
        assertThat(nameless()).isEmpty();

        Theatre.does(() -> desk.window.files().sendTo(web));

        assertThat(nameless()).isEmpty();
    }

    @Test
    void ofSettingsSessionsAndLog() {
        signIn();
        Theatre.does(() -> desk.window.openSettings("terminal"));
        assertThat(nameless()).isEmpty();
        Theatre.does(desk.window::openSessions);
        assertThat(nameless()).isEmpty();
        Theatre.does(desk.window::openLog);

        assertThat(nameless()).isEmpty();
    }
}
