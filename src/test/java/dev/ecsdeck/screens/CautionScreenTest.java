package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.cloud.CommandRequest;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.LabKey;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.Settings.Language;
import dev.ecsdeck.model.Settings.Theme;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What was refused for want of a permission is warned about, with the statement that would allow it.
@Tag("ui")
@Tag("lab")
@SuppressWarnings("NullAway.Init")
class CautionScreenTest {
    private final Desk desk = new Desk();
    private Lab lab;
    private Account account;

    @BeforeEach
    void signIn() throws Exception {
        lab = Lab.start(LabSettings.fast());
        use(lab.keys().issue("lists-only", """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":["ecs:DescribeInstances"],"Resource":["*"]}]}
                """));
    }

    @AfterEach
    void close() {
        desk.close();
        lab.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private void use(LabKey key) throws IOException {
        Path config = desk.home.resolve(".aliyun/config_ecs.json");
        Files.createDirectories(config.getParent());
        Files.writeString(config, """
                {"current":"small","profiles":[{"name":"small","mode":"AK","access_key_id":"%s",
                "access_key_secret":"%s","region_id":"%s","endpoint":"%s"}]}
                """.formatted(key.id(), key.secret(), lab.region(), lab.endpoint()));
        desk.people.look();
        account = desk.people.accounts().value().found().getFirst();
        desk.people.use(account);
        desk.accounts.set(new Accounts(List.of(account), Optional.of(account), List.of()));
        desk.show(desk.fleet().mixed());
    }

    /// Asks for what the account may not do, as the pages would.
    private void beRefused() {
        InstanceId web = lab.machine("web-01").id();
        assertThatThrownBy(() -> desk.people
                        .client(account)
                        .sessions()
                        .history(lab.region(), Optional.empty(), Optional.empty()))
                .isInstanceOf(ProblemException.class);
        CommandRequest script = new CommandRequest(
                lab.region(),
                List.of(web),
                new CommandRequest.Script(CommandRequest.Language.SHELL, "true"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(60),
                "token-1");
        assertThatThrownBy(() -> desk.people.client(account).commands().start(script))
                .isInstanceOf(ProblemException.class);
        Theatre.settle();
    }

    private Optional<Button> action(String name) {
        return desk.scene().getRoot().lookupAll(".action-row").stream()
                .map(Button.class::cast)
                .filter(row -> row.getText().startsWith(name))
                .findFirst();
    }

    private Button button(String name) {
        return desk.scene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> name.equals(each.getText()) && each.isVisible())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private boolean isSaid(String words) {
        return desk.scene().getRoot().lookupAll(".label").stream()
                .map(Label.class::cast)
                .filter(Node::isVisible)
                .anyMatch(label -> label.getText().contains(words));
    }

    @Test
    void whatWasRefusedIsMarkedAndAsksWithTheStatementThatAllowsIt() {
        assertThat(desk.people.denied().value()).isEmpty();
        beRefused();

        desk.picture("caution-card");
        Theatre.does(() -> action("Run command").orElseThrow().fire());
        Theatre.settle();

        assertThat(isSaid("\"ecs:RunCommand\"")).isTrue();
        desk.picture("caution-dialog");
        Theatre.does(() -> button("Copy policy").fire());
        assertThat(Theatre.on(() -> Clipboard.getSystemClipboard().getString()))
                .contains("\"Allow\"", "ecs:RunCommand");
    }

    @Test
    void itCanBeTriedAllTheSameAndIsForgottenOnceAllowed() throws Exception {
        beRefused();
        Theatre.does(() -> desk.window.command("sessions"));
        Theatre.settle();
        desk.theatre.settings.update(now -> now.withTheme(Theme.DARK).withLanguage(Language.CHINESE));
        desk.picture("caution-dialog-dark-zh");

        Theatre.does(() -> button("仍然尝试").fire());
        Theatre.settle();

        assertThat(desk.window.front().key()).isEqualTo("sessions");
        assertThat(desk.people.denied().value().get(account.id())).contains("ecs:DescribeTerminalSessions");
    }

    @Test
    void aPermissionThatIsGivenIsNoLongerMissing() throws Exception {
        beRefused();
        use(lab.keys().main());
        desk.people.renew(account.id());

        desk.people.client(account).sessions().history(lab.region(), Optional.empty(), Optional.empty());

        assertThat(desk.people.denied().value().get(account.id()))
                .contains("ecs:RunCommand")
                .doesNotContain("ecs:DescribeTerminalSessions");
    }
}
