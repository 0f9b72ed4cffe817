package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.model.Settings.Language;
import dev.ecsdeck.model.Settings.Theme;
import dev.ecsdeck.problem.KeychainFault;
import dev.ecsdeck.service.accounts.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Accounts in the window: the list, adding one, and what is warned about.
@Tag("ui")
class AccountsScreenTest {
    private final Desk desk = new Desk();

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

    private Stream<Labeled> words() {
        return desk.scene().getRoot().lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast);
    }

    private boolean isShown(String part) {
        return words().anyMatch(it -> it.getText() != null && it.getText().contains(part));
    }

    private void press(String name) {
        Theatre.does(() -> words().filter(Button.class::isInstance)
                .filter(it -> it.getText() != null && it.getText().equals(name))
                .reduce((_, last) -> last)
                .map(Button.class::cast)
                .orElseThrow()
                .fire());
        Theatre.settle();
    }

    private void type(String label, String text) {
        Theatre.does(() -> words().filter(Label.class::isInstance)
                .filter(it -> it.getText().equals(label))
                .map(it -> ((Label) it).getLabelFor())
                .filter(TextField.class::isInstance)
                .map(TextField.class::cast)
                .findFirst()
                .orElseThrow()
                .setText(text));
    }

    private Optional<RadioButton> choice(String part) {
        return words().filter(RadioButton.class::isInstance)
                .filter(it -> it.getText() != null && it.getText().contains(part))
                .map(RadioButton.class::cast)
                .findFirst();
    }

    private void openAddAccount() {
        desk.signIn(desk.ops);
        Theatre.does(() -> desk.window.openSettings("accounts"));
        eventually(() -> isShown("Add account…"));
        press("Add account…");
        eventually(() -> choice("~/.aliyun/config.json").isPresent());
    }

    private void fillIn() {
        type("Name", "kept");
        type("AccessKey ID", "LTAI-CANARY-ID");
        type("AccessKey secret", "CANARY-SECRET");
    }

    @Test
    void whereASecretGoesIsAskedAndTheKeychainIsProposed() {
        openAddAccount();

        assertThat(Theatre.on(() -> choice("Secret Service").orElseThrow().isSelected()))
                .isTrue();
        fillIn();
        eachLook("accounts-add");
        press("Add account");

        eventually(() -> desk.keychain.secrets().containsValue("CANARY-SECRET"));
        assertThat(desk.home.resolve(".aliyun/config.json")).doesNotExist();
        assertThat(everythingBelow(desk.home)).doesNotContain("CANARY");
    }

    @Test
    void withoutAKeychainItIsSaidAndNothingIsChosenForTheUser() {
        desk.keychain.fail(KeychainFault.NONE);
        openAddAccount();
        fillIn();

        assertThat(isShown("no keychain")).isTrue();
        assertThat(Theatre.on(
                        () -> choice("~/.aliyun/config.json").orElseThrow().isSelected()))
                .isFalse();
        assertThat(Theatre.on(() -> words().filter(it -> it instanceof Button && "Add account".equals(it.getText()))
                        .allMatch(Node::isDisabled)))
                .isTrue();

        Theatre.does(() -> choice("~/.aliyun/config.json").orElseThrow().setSelected(true));
        press("Add account");

        eventually(() -> Files.exists(desk.home.resolve(".aliyun/config.json")));
    }

    @Test
    void accountsStandSideBySideWithWhatIsToBeKnownOfThem() throws Exception {
        try (Lab lab = Lab.start(LabSettings.fast())) {
            write(lab);
            desk.people.look();
            List<Account> found = desk.people.accounts().value().found();
            Account root = found.getFirst();
            desk.people.use(root);
            desk.people.test(root);
            desk.people.test(found.get(1));
            desk.accounts.set(desk.people.accounts().value());
            desk.show(desk.fleet().mixed());

            assertThat(isShown("key of the Alibaba Cloud account itself")).isTrue();
            assertThat(isShown("Others on this computer can read")).isTrue();
            eachLook("accounts-warned");
            Theatre.does(() -> desk.window.openSettings("accounts"));
            eventually(() -> isShown("Good for"));
            assertThat(isShown("renewed before")).isTrue();
            assertThat(isShown("mode NoSuch")).isTrue();
            eachLook("accounts");
            assertThat(words().map(Labeled::getText).toList())
                    .noneMatch(text ->
                            text != null && text.contains(lab.keys().root().secret()));
        }
    }

    private void write(Lab lab) throws IOException {
        Path folder = Files.createDirectories(desk.home.resolve(".aliyun"));
        Path file = Files.writeString(folder.resolve("config.json"), """
                {"current":"owner","profiles":[
                {"name":"owner","mode":"AK","access_key_id":"%1$s","access_key_secret":"%2$s","region_id":"cn-hangzhou",
                 "endpoint":"%3$s"},
                {"name":"served","mode":"CredentialsURI","credentials_uri":"%4$s","region_id":"cn-beijing",
                 "endpoint":"%3$s"},
                {"name":"odd","mode":"NoSuch"}]}""".formatted(
                        lab.keys().root().id(),
                        lab.keys().root().secret(),
                        lab.endpoint(),
                        lab.keySources().credentialsUri()));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static String everythingBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void eachLook(String name) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            desk.theatre.settings.update(s -> s.withTheme(theme).withLanguage(Language.ENGLISH));
            desk.picture(name + "-" + theme.name().toLowerCase(Locale.ROOT));
        }
        desk.theatre.settings.update(s -> s.withTheme(Settings.Theme.LIGHT).withLanguage(Language.CHINESE));
        desk.picture(name + "-zh");
        desk.theatre.settings.update(s -> s.withLanguage(Language.ENGLISH));
        Theatre.settle();
    }
}
