package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.ui.shells.ShellPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The window against a Lab: from the click to a prompt, and what stands in the way of it.
@Tag("ui")
@Tag("lab")
@Timeout(120)
class SshJourneyTest {
    @TempDir
    Path folder;

    private Optional<LabLogins> opened = Optional.empty();
    private Optional<Desk> stage = Optional.empty();

    @BeforeEach
    void open() {
        stage = Optional.of(new Desk(1280, 800, Optional.of(workers -> {
            LabLogins made = new LabLogins(workers, folder);
            opened = Optional.of(made);
            return made.desk();
        })));
        assumeTrue(lab().isIsolating(), "this machine keeps no scripts apart, so no plugin can be installed");
        desk().signIn(desk().lab);
    }

    @AfterEach
    void close() {
        desk().close();
        lab().close();
        assertThat(desk().theatre.crashes).isEmpty();
    }

    private LabLogins lab() {
        return opened.orElseThrow();
    }

    private Desk desk() {
        return stage.orElseThrow();
    }

    private static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 1500; i++) {
            if (Theatre.on(so::getAsBoolean)) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    private Instance click(String name) {
        Instance instance = lab().instance(name);
        desk().show(List.of(instance));
        Theatre.does(() -> desk().window.ssh().open(instance));
        return instance;
    }

    private List<ShellPage> shells() {
        List<ShellPage> pages = new ArrayList<>();
        if (desk().window.front() instanceof ShellPage page) {
            pages.add(page);
        }
        return pages;
    }

    private ShellPage openShell() {
        eventually(() -> desk().window.front() instanceof ShellPage page && page.isOpen());
        return Theatre.on(() -> shells().getFirst());
    }

    private static void says(ShellPage page, String line, String answer) {
        Theatre.does(() -> page.type(line + "\r"));
        eventually(() -> page.screenText().contains(answer));
    }

    private Stream<Node> seen(String selector) {
        return desk().scene().getRoot().lookupAll(selector).stream().filter(SshJourneyTest::isSeen);
    }

    private static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private boolean isShown(String words) {
        return seen(".label")
                .filter(Label.class::isInstance)
                .anyMatch(node -> ((Label) node).getText().contains(words));
    }

    private void press(String words) {
        Theatre.does(() -> seen(".button")
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> words.equals(button.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words))
                .fire());
    }

    @Test
    void oneClickEndsAtAPromptAndFurtherShellsNeedNoNewKey() {
        Instance web = click("web-01");
        ShellPage first = openShell();
        says(first, "echo first=$((40+2))", "first=42");
        assertThat(Theatre.on(this::openTitle)).isEqualTo("root@web-01");

        Theatre.does(() -> desk().window.ssh().open(web));
        eventually(() -> desk().window.front() instanceof ShellPage page && page != first && page.isOpen());
        ShellPage second = Theatre.on(() -> shells().getFirst());
        says(second, "echo second=$((40+3))", "second=43");

        Theatre.does(() -> second.type("exit\r"));
        eventually(() -> isShown("The shell has ended."));
        press("Reconnect");
        eventually(second::isOpen);
        says(second, "echo again=$((40+4))", "again=44");
        eventually(() -> lab().liveSessions() == 1);
    }

    @Test
    void aConnectionThatBrokeIsMendedInPlaceByOneButton() {
        Instance web = click("web-01");
        ShellPage page = openShell();
        says(page, "echo before=$((40+5))", "before=45");
        LiveLogin login = lab().logins.on(web.id()).orElseThrow();
        login.close();
        eventually(page::hasEnded);

        press("Open again");

        eventually(page::isOpen);
        says(page, "echo after=$((40+6))", "after=46");
        assertThat(page.screenText()).contains("before=45");
    }

    @Test
    void aChangedHostKeyStopsEverythingUntilItIsAcceptedAndTheLastTabEndsTheSession() {
        String host = lab().instance("web-01").id().value();
        lab().hostKeys.pin(host, new HostKeyPin("ecdsa-sha2-nistp256", "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY="));
        click("web-01");
        eventually(() -> isShown("The host key of web-01 has changed"));
        assertThat(Theatre.on(() -> isShown("Cloud Assistant read this new key on the instance itself.")))
                .isTrue();

        Theatre.does(() -> seen(".changed-host-key .check-box").forEach(box -> ((CheckBox) box).setSelected(true)));
        press("Accept the new key and log in");

        ShellPage page = openShell();
        says(page, "echo in=$((40+7))", "in=47");
        assertThat(lab().hostKeys.pinsOf(host))
                .hasSize(1)
                .noneMatch(pin -> pin.base64().equals("AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY="));

        Theatre.does(page::close);
        eventually(() -> lab().liveSessions() == 0);
    }

    @Test
    void whatStandsInTheWayIsSaidAndCanBeMended() {
        stopsWith("bj-sssd-01", "asks another program for keys", "Try again");
        stopsWith("bj-nossh-01", "Nothing on that port", "Try again");
        stopsWith("sg-win-02", "work on Linux instances only", "Open a terminal instead");
    }

    private void stopsWith(String name, String sentence, String button) {
        click(name);
        eventually(() -> isShown(sentence));
        assertThat(Theatre.on(() -> seen(".login-trouble .button.accent")
                        .map(node -> ((Button) node).getText())
                        .toList()))
                .containsExactly(button);
        press("Cancel");
        eventually(() -> !isShown(sentence));
    }

    @Test
    void aUserWhoIsNotThereIsMendedByTheOtherOne() {
        Instance web = lab().instance("web-01");
        desk().show(List.of(web));
        desk().theatre
                .settings
                .update(settings ->
                        settings.withList("ssh.users", List.of(web.id().value() + " nobody-there")));
        Theatre.does(() -> desk().window.ssh().open(web));
        eventually(() -> isShown("The instance has no user nobody-there."));

        press("Log in as root");

        eventually(() -> desk().window.front() instanceof ShellPage page && page.isOpen());
        assertThat(Theatre.on(this::openTitle)).isEqualTo("root@web-01");
    }

    private String openTitle() {
        return desk().window.front().title().getValue();
    }
}
