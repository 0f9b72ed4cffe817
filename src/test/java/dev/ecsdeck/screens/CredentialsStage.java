package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.ui.credentials.CredentialsPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;

/// The window over a Lab, and hands for the page of credentials: what is seen, pressed and typed.
final class CredentialsStage implements AutoCloseable {
    private static final int SSH_TIMEOUT = 20_000;

    final Desk desk;
    final LabLogins lab;

    /// @param keys where files of keys are chosen and saved
    CredentialsStage(Path keys) {
        List<LabLogins> made = new CopyOnWriteArrayList<>();
        desk = new Desk(1280, 800, Optional.of(workers -> {
            LabLogins logins = new LabLogins(workers, keys);
            made.add(logins);
            return logins.desk();
        }));
        lab = made.getFirst();
        desk.cloud = lab::cloud;
        desk.places.folder = keys;
        desk.signIn(desk.lab);
    }

    @Override
    public void close() {
        desk.close();
        lab.close();
    }

    void leaveDialogs() {
        Theatre.does(() -> {
            while (desk.theatre.kit.overlay().isOpen()) {
                seen(".dialog-box .head .button").toList().forEach(node -> ((ButtonBase) node).fire());
            }
        });
        assertThat(desk.theatre.crashes).isEmpty();
    }

    /// Logs in with a key file as any program would: nothing is registered for it before.
    void logInWithKey(String machine, String user, Path key) throws JSchException, IOException {
        int port = lab.lab
                .targets()
                .resolve(lab.lab.machine(machine), Optional.empty(), 22)
                .getPort();
        JSch ssh = new JSch();
        ssh.addIdentity(key.toString());
        Session session = ssh.getSession(user, "127.0.0.1", port);
        session.setConfig("StrictHostKeyChecking", "no");
        session.setConfig("PreferredAuthentications", "publickey");
        session.connect(SSH_TIMEOUT);
        session.disconnect();
    }

    void tick(String words) {
        Theatre.does(() -> seen(".dialog-box .check-box")
                .map(CheckBox.class::cast)
                .filter(box -> words.equals(box.getText()) || words.equals(box.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no box " + words))
                .fire());
        Theatre.settle();
    }

    CredentialsPage page() {
        return desk.window.credentials();
    }

    static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 900; i++) {
            if (Theatre.on(so::getAsBoolean)) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    void awaits(String words) {
        for (int i = 0; i < 900; i++) {
            if (Theatre.on(() -> isShown(words))) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError(
                words + " is not on the screen, but: " + Theatre.on(() -> texts(".dialog-box .label")));
    }

    Stream<Node> seen(String selector) {
        return desk.scene().getRoot().lookupAll(selector).stream().filter(CredentialsStage::isSeen);
    }

    private static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    List<String> texts(String selector) {
        return seen(selector)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }

    boolean isShown(String words) {
        return texts(".label").stream().anyMatch(text -> text.contains(words));
    }

    ButtonBase button(String words) {
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

    void press(String words) {
        Theatre.does(() -> {
            assertThat(button(words).isDisabled()).as(words + " is disabled").isFalse();
            button(words).fire();
        });
        Theatre.settle();
    }

    boolean isPressable(String words) {
        return Theatre.on(() -> !button(words).isDisabled());
    }

    void type(String accessible, String text) {
        Theatre.does(() -> seen(".dialog-box .text-input")
                .map(TextInputControl.class::cast)
                .filter(field -> accessible.equals(field.getAccessibleText())
                        || (field.getParent() instanceof ComboBox<?> box && accessible.equals(box.getAccessibleText())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + accessible))
                .setText(text));
    }

    void password(String text) {
        Theatre.does(() -> seen(".dialog-box .password-field")
                .map(PasswordField.class::cast)
                .findFirst()
                .orElseThrow()
                .setText(text));
    }

    void choose(String way) {
        Theatre.does(() -> seen(".dialog-box .radio-button")
                .map(RadioButton.class::cast)
                .filter(button -> way.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        Theatre.settle();
    }

    void confirm(String name) {
        Theatre.does(() -> ((TextField) seen(".confirm-name").findFirst().orElseThrow()).setText(name));
    }

    Instance show(String name) {
        Instance instance = lab.instance(name);
        desk.show(List.of(instance));
        return instance;
    }

    /// Presses a button in the row that begins with `name`.
    void pressIn(String name, String words) {
        Theatre.does(() -> seen(".table-row-cell")
                .filter(row -> row.lookupAll(".label").stream()
                                .anyMatch(label -> label instanceof Labeled it && name.equals(it.getText()))
                        || row.lookupAll(".table-cell").stream()
                                .anyMatch(cell -> cell instanceof Labeled it && name.equals(it.getText())))
                .flatMap(row -> row.lookupAll(".button").stream())
                .map(ButtonBase.class::cast)
                .filter(button -> words.equals(button.getText()) || words.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + words + " in the row " + name))
                .fire());
        Theatre.settle();
    }

    /// What a key pair's row says of its instances.
    Optional<String> boundTo(String pair) {
        return seen(".table-row-cell")
                .filter(row -> row.lookupAll(".label").stream()
                        .anyMatch(label -> label instanceof Labeled it && pair.equals(it.getText())))
                .flatMap(row -> row.lookupAll(".label").stream())
                .map(label -> ((Labeled) label).getText())
                .filter(text -> text != null && text.contains("-web-"))
                .findFirst();
    }

    /// Chooses to delete a pair in the menu of its row.
    void delete(String pair) {
        pressIn(pair, "More for this key pair");
        Theatre.does(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .toList()
                .forEach(menu -> {
                    menu.getItems().getLast().fire();
                    menu.hide();
                }));
        Theatre.settle();
    }
}
