package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.ui.credentials.CredentialsPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Credentials changed in the window over a Lab, as a user would, up to a login with the new one.
@Tag("ui")
@Tag("lab")
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class CredentialsJourneyTest {
    private static final String PASSWORD = "Right4you!-canary";

    private Path folder = Path.of("");
    private Optional<LabLogins> opened = Optional.empty();
    private Optional<Desk> stage = Optional.empty();

    @BeforeAll
    void open(@TempDir Path keys) {
        folder = keys;
        stage = Optional.of(new Desk(1280, 800, Optional.of(workers -> {
            LabLogins made = new LabLogins(workers, keys);
            opened = Optional.of(made);
            return made.desk();
        })));
        assumeTrue(lab().isIsolating(), "this machine keeps no scripts apart");
        desk().cloud = lab()::cloud;
        desk().places.folder = folder;
        desk().signIn(desk().lab);
    }

    @AfterAll
    void close() {
        desk().close();
        lab().close();
    }

    @AfterEach
    void nothingCrashed() {
        Theatre.does(() -> {
            while (desk().theatre.kit.overlay().isOpen()) {
                seen(".dialog-box .head .button").forEach(node -> ((ButtonBase) node).fire());
            }
        });
        assertThat(desk().theatre.crashes).isEmpty();
    }

    private LabLogins lab() {
        return opened.orElseThrow();
    }

    private Desk desk() {
        return stage.orElseThrow();
    }

    private CredentialsPage page() {
        return desk().window.credentials();
    }

    private void awaits(String words) {
        for (int i = 0; i < 900; i++) {
            if (Theatre.on(() -> isShown(words))) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError(
                words + " is not on the screen, but: " + Theatre.on(() -> texts(".dialog-box .label")));
    }

    private Stream<Node> seen(String selector) {
        return desk().scene().getRoot().lookupAll(selector).stream().filter(CredentialsJourneyTest::isSeen);
    }

    private static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private List<String> texts(String selector) {
        return seen(selector)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }

    private boolean isShown(String words) {
        return texts(".label").stream().anyMatch(text -> text.contains(words));
    }

    private ButtonBase button(String words) {
        List<ButtonBase> found = seen(".button")
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(button -> words.equals(button.getText()))
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError("no button " + words + " but " + texts(".button"));
        }
        return found.getLast();
    }

    private void press(String words) {
        Theatre.does(() -> {
            assertThat(button(words).isDisabled()).as(words + " is disabled").isFalse();
            button(words).fire();
        });
        Theatre.settle();
    }

    private boolean isPressable(String words) {
        return Theatre.on(() -> !button(words).isDisabled());
    }

    private void type(String accessible, String text) {
        Theatre.does(() -> seen(".dialog-box .text-input")
                .map(TextInputControl.class::cast)
                .filter(field -> accessible.equals(field.getAccessibleText())
                        || (field.getParent() instanceof ComboBox<?> box && accessible.equals(box.getAccessibleText())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + accessible))
                .setText(text));
    }

    private void password(String text) {
        Theatre.does(() -> seen(".dialog-box .password-field")
                .map(PasswordField.class::cast)
                .findFirst()
                .orElseThrow()
                .setText(text));
    }

    private void confirm(String name) {
        Theatre.does(() -> ((TextField) seen(".confirm-name").findFirst().orElseThrow()).setText(name));
    }

    private Instance show(String name) {
        Instance instance = lab().instance(name);
        desk().show(List.of(instance));
        return instance;
    }

    @Test
    void anOnlineResetEndsInALogin() {
        Instance web = show("web-01");
        Theatre.does(() -> page().resetPassword(web));
        awaits("Login name chosen when the instance was made: root");
        password("short");
        confirm("web-01");
        assertThat(isPressable("Reset password")).isFalse();
        password(PASSWORD);
        confirm("web-0");
        assertThat(isPressable("Reset password")).isFalse();
        confirm("web-01");

        press("Reset password");

        awaits("The password of root on web-01 is set.");
        awaits("A login over SSH as root on web-01 worked.");
        desk().picture("credentials-reset-done");
    }

    @Test
    void aCreatedPairIsSavedOnceAndAttachedAndDetached() throws Exception {
        show("web-02");
        Theatre.does(() -> page().open());
        awaits("This region has no key pair");
        desk().picture("credentials-pairs-empty");
        press("Create key pair");
        type("Name", "1nope");
        assertThat(isPressable("Choose a file and create…")).isFalse();
        type("Name", "deck-pair");
        press("Choose a file and create…");
        awaits("Key pair deck-pair was created.");
        Path file = folder.resolve("deck-pair.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        press("Close");
        awaits("deck-pair");
        desk().picture("credentials-pairs");
    }
}
