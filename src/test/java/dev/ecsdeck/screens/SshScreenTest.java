package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.KeyFault;
import dev.ecsdeck.problem.Problem.SshFault;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginProgress.Step;
import dev.ecsdeck.service.keys.LoginProof;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.ssh.KeyKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The dialog of a login, over logins that stop where the test wants them to.
@Tag("ui")
class SshScreenTest {
    private static final String PINNED = "SHA256:k3VwLq8m2TnYd5Jr7Xc0bA1sEoHuGfPiZ6vC9wKt4M";
    private static final String SHOWN = "SHA256:9fQeN0xRa7UjB3mWz5TyD8sLhVcKp1oGi2EuJ6lYbXw";

    private final Desk desk =
            new Desk(Integer.getInteger("screens.width", 1280), Integer.getInteger("screens.height", 800));
    private final String suffix = System.getProperty("screens.suffix", "");

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 200; i++) {
            if (Theatre.on(so::getAsBoolean)) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    private void click(String name) {
        Theatre.does(() -> {
            desk.window
                    .instances()
                    .chosenProperty()
                    .set(desk.inventory.value().named(name).stream().findFirst().map(i -> i.id()));
            desk.window.ssh().open(desk.inventory.value().named(name).getFirst());
        });
        eventually(() -> !desk.logins.attempts.isEmpty());
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
        return node.getScene() != null;
    }

    private Button button(String words) {
        return desk.scene().getRoot().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> words.equals(button.getText()) && isSeen(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words));
    }

    private void press(String words) {
        Theatre.does(() -> button(words).fire());
        Theatre.settle();
    }

    private void untilHostVerified() {
        LoginProgress progress = desk.logins.last().progress();
        progress.done(Step.KEY_MADE, Duration.ofMillis(12));
        progress.done(Step.CONNECTED, Duration.ofMillis(1060));
        progress.done(Step.KEY_REGISTERED, Duration.ofMillis(1322));
        progress.keyGoodUntil(desk.theatre.threads.clock().instant().plusSeconds(47));
        progress.hostKeysRead(List.of(PINNED));
        progress.hostVerified(PINNED, true);
        progress.done(Step.HOST_VERIFIED, Duration.ofMillis(1742));
        eventually(() -> isShown("Host key verified"));
    }

    private void eachLook(String name) {
        for (Settings.Theme theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            desk.theatre.settings.update(s -> s.withTheme(theme).withLanguage(Settings.Language.ENGLISH));
            desk.picture(name + "-" + theme.name().toLowerCase(Locale.ROOT) + suffix);
        }
        desk.theatre.settings.update(s -> s.withTheme(Settings.Theme.LIGHT).withLanguage(Settings.Language.CHINESE));
        desk.picture(name + "-zh" + suffix);
        desk.theatre.settings.update(s -> s.withLanguage(Settings.Language.ENGLISH));
        Theatre.settle();
    }

    @Test
    void oneClickBeginsAndShowsItsStagesAndTheRing() {
        click("web-01");
        assertThat(desk.logins.last().request().user().value()).isEqualTo("root");
        assertThat(desk.logins.last().request().kind()).isEqualTo(KeyKind.RSA_2048);

        untilHostVerified();

        eventually(() -> isShown("Key valid until") && isShown("12 ms") && isShown("1.31 s") && isShown("1.06 s"));
        eachLook("ssh-running");
    }

    @Test
    void aMissingUserOffersTheOtherOne() {
        click("web-01");
        desk.logins.last().progress().done(Step.KEY_MADE, Duration.ofMillis(12));
        desk.logins.last().refuse(new Problem.KeyUnusable(KeyFault.USER_MISSING, "root", ""));
        eventually(() -> isShown("The instance has no user root."));
        eachLook("ssh-user-missing");

        press("Log in as ecs-user");

        eventually(() -> desk.logins.attempts.size() == 2);
        assertThat(desk.logins.last().request().user().value()).isEqualTo("ecs-user");
    }

    @Test
    void aKindOfKeyThatIsNotTakenIsMendedByOneThatIs() {
        click("web-01");
        desk.logins
                .last()
                .refuse(new Problem.KeyUnusable(
                        KeyFault.KEY_TYPE_REFUSED, "root", "sk-ssh-ed25519@openssh.com, ecdsa-sha2-nistp384"));

        eventually(() -> isShown("takes no keys of this kind"));
        press("Use ECDSA P-384 instead");

        eventually(() -> desk.logins.attempts.size() == 2);
        assertThat(desk.logins.last().request().proof()).isEqualTo(new LoginProof.Temporary(KeyKind.ECDSA_384));
    }

    @Test
    void anExpiredKeyIsMendedByOneButton() {
        click("web-01");
        untilHostVerified();
        desk.logins.last().refuse(new Problem.SshFailed(SshFault.KEY_EXPIRED, "root", ""));
        eventually(() -> isShown("60 s"));
        eachLook("ssh-expired");

        press("Make a fresh key");

        eventually(() -> desk.logins.attempts.size() == 2);
    }

    @Test
    void aKeyThatRunsOutUnderwayOffersANewOne() {
        click("web-01");
        desk.logins.last().progress().done(Step.KEY_MADE, Duration.ofMillis(12));
        desk.logins
                .last()
                .progress()
                .keyGoodUntil(desk.theatre.threads.clock().instant().minusSeconds(1));
        eventually(() -> isShown("Expired"));

        press("New key");

        eventually(() -> desk.logins.attempts.size() == 2);
        eventually(() -> desk.logins.attempts.getFirst().end().isDone());
    }

    @Test
    void aChangedHostKeyIsAcceptedInTwoStepsOnly() {
        click("web-01");
        desk.logins.last().progress().done(Step.KEY_MADE, Duration.ofMillis(12));
        desk.logins.last().progress().hostKeysRead(List.of(SHOWN));
        desk.logins.last().refuse(new Problem.HostKeyChanged("i-host", PINNED, SHOWN));
        eventually(() -> isShown("The host key of web-01 has changed"));
        assertThat(Theatre.on(() -> isShown(PINNED) && isShown(SHOWN))).isTrue();
        assertThat(Theatre.on(() -> isShown("Cloud Assistant read this new key")))
                .isTrue();
        assertThat(Theatre.on(() -> button("Accept the new key and log in").isDisabled()))
                .isTrue();
        eachLook("ssh-changed-host-key");

        Theatre.does(
                () -> ((CheckBox) desk.scene().getRoot().lookup(".changed-host-key .check-box")).setSelected(true));
        press("Accept the new key and log in");

        eventually(() -> desk.logins.attempts.size() == 2);
        assertThat(desk.logins.accepted).containsEntry("i-host", SHOWN);
    }

    @ParameterizedTest
    @EnumSource(KeyFault.class)
    void everyFaultHasItsSentenceAndAButton(KeyFault fault) {
        click("web-01");

        desk.logins.last().refuse(new Problem.KeyUnusable(fault, "root", ""));

        eventually(() -> desk.scene().getRoot().lookup(".login-trouble .button.accent") != null);
    }

    @Test
    void touchingAnOptionStopsWhatIsUnderway() {
        click("web-01");

        Theatre.does(() -> ((ComboBox<?>) desk.scene().getRoot().lookup(".login-choices .combo-box")).show());

        eventually(() -> desk.logins.attempts.getFirst().end().isDone());
        press("Log in");
        eventually(() -> desk.logins.attempts.size() == 2);
    }

    @Test
    void closingTheDialogStopsTheLogin() {
        click("web-01");

        press("Cancel");

        eventually(() -> desk.logins.attempts.getFirst().end().isDone());
        assertThat(Theatre.on(() -> desk.theatre.kit.overlay().isOpen())).isFalse();
    }

    private void handOut() {
        Theatre.does(() -> {
            desk.window
                    .instances()
                    .chosenProperty()
                    .set(desk.inventory.value().named("web-01").stream()
                            .findFirst()
                            .map(i -> i.id()));
            desk.window
                    .ssh()
                    .openPrograms(desk.inventory.value().named("web-01").getFirst());
        });
    }

    private boolean isWritten(String words) {
        return desk.scene().getRoot().lookupAll(".command-well").stream()
                .anyMatch(node -> ((TextArea) node).getText().contains(words));
    }

    @Test
    void anotherProgramGetsALineAndItsTerminal() {
        handOut();
        eventually(() -> isWritten("ssh -p 40123") && isShown("root@127.0.0.1:40123"));
        eachLook("ssh-programs");

        press("Open in the system’s terminal");

        eventually(() -> desk.handouts.deeds.contains("terminal"));
    }

    @Test
    void aLentKeyThatIsOverIsLentAnewByOneButton() {
        desk.handouts.goodUntil = desk.theatre.threads.clock().instant().minusSeconds(1);
        handOut();
        eventually(() -> isShown("Expired"));

        press("New key");

        eventually(() -> desk.handouts.deeds.size() == 2);
    }

    @Test
    void aKeyThatCannotBeLentSaysWhyAndIsTriedAgain() {
        desk.handouts.refusal = Optional.of(new Problem.KeyUnusable(KeyFault.KEYS_OFF, "root", ""));
        handOut();
        eventually(() -> isShown("takes no public keys"));

        press("Try again");

        eventually(() -> desk.handouts.deeds.size() == 2);
    }

    @Test
    void aKeyFileIsSavedWithItsPassphraseOnlyWhenBothAgree() {
        handOut();
        eventually(() -> isWritten("ssh -p 40123"));
        press("Save a key file…");
        eachLook("ssh-save");
        List<PasswordField> fields = Theatre.on(() -> desk.scene().getRoot().lookupAll(".password-field").stream()
                .map(PasswordField.class::cast)
                .toList());
        Theatre.does(() -> fields.getFirst().setText("long enough"));
        assertThat(Theatre.on(() -> button("Choose a place and save…").isDisabled()))
                .isTrue();
        Theatre.does(() -> fields.getLast().setText("long enough"));

        press("Choose a place and save…");

        eventually(() -> isWritten("ssh-ed25519 AAAA") && isWritten("-i /home/me/.ssh/id_ecs_rsa_2048"));
        assertThat(desk.handouts.deeds).contains("write id_ecs_rsa_2048 long enough", "register root");
        assertThat(Theatre.on(() -> fields.getFirst().getText())).isEmpty();
        eachLook("ssh-saved");
    }

    @Test
    void moreOptionsGoIntoTheRequest() {
        Theatre.does(() -> desk.window
                .ssh()
                .openWithOptions(desk.inventory.value().named("web-01").getFirst()));
        press("More options");
        TextField behind = Theatre.on(() -> (TextField) desk.scene().getRoot().lookup(".login-more .text-field"));
        Theatre.does(() -> behind.setText("not a host:x:y"));
        press("Log in");
        eventually(() -> isShown("host"));
        assertThat(desk.logins.attempts).isEmpty();
        Theatre.does(() -> {
            behind.setText("10.0.0.9");
            ((CheckBox) desk.scene().getRoot().lookup(".login-more .check-box")).setSelected(true);
        });
        eachLook("ssh-options");

        Theatre.does(() -> button("Log in").fire());

        eventually(() -> desk.logins.attempts.size() == 1);
        LoginRequest request = desk.logins.last().request();
        assertThat(request.behind()).contains(new HostAndPort("10.0.0.9", 22));
        assertThat(request.agent()).isEqualTo(LoginRequest.AgentForwarding.ON);
    }
}
