package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.cloud.credentials.FixedCredentials;
import dev.ecsdeck.diagnosis.Rung;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.LabKey;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.ShellState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The doctor's screens in the window, over a Lab.
@Tag("ui")
class DoctorScreenTest {
    private final Desk desk = new Desk();
    private Lab lab;

    @BeforeEach
    void signIn() throws Exception {
        lab = Lab.start(LabSettings.fast(), Fleet.standard());
        EcsClient cloud = as(lab.credentials());
        desk.cloud = () -> cloud;
        desk.signIn(desk.ops);
        desk.show(cloud.instances()
                .page(lab.region(), InstanceQuery.all(), Optional.empty())
                .rows());
    }

    @AfterEach
    void close() {
        desk.close();
        lab.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    @Test
    void blockedAgentIsFoundMendedAndConnected() {
        examine("worker-05");
        eventually(() -> isShown("The security group blocks the agent")
                && isShown("Steps 9 to 13 wait until step 8 is mended."));

        press("Fix: add 3 rules");

        eventually(() -> isShown("worker-05 takes sessions"));
        press("Connect");
        eventually(() -> !desk.shells.isEmpty());
        assertThat(desk.shells.getFirst().request().orElseThrow().instance().name())
                .isEqualTo("worker-05");
    }

    @Test
    void whatInterruptsAsksFirst() {
        examine("worker-01");
        press("Reboot worker-01");
        eventually(() -> isShown("Reboot worker-01?"));

        press("Cancel");

        assertThat(lab.machine("worker-01").agent().health().name()).isEqualTo("SILENT");
    }

    @Test
    void failureInATabRunsTheDoctorByItself() {
        Theatre.does(() -> desk.window.openShell(named("batch-01")));
        eventually(() -> !desk.shells.isEmpty());

        desk.shells
                .getFirst()
                .state
                .set(new ShellState.Ended(Optional.of(new Problem.SessionEnded("AgentNotOnline", "")), Instant.EPOCH));

        eventually(() -> isShown("The doctor: There is no agent on batch-01."));
        press("Open the doctor");
        eventually(() -> isShown("Fix: install the agent")
                || button("Fix: install the agent").isPresent());
    }

    @Test
    void forwardThatFailsGoesToTheDoctorWithItsPort() throws Exception {
        Instance instance = named("web-01");
        ForwardRule rule = ForwardRule.of(desk.forwards.newId(), "db", instance.region(), instance.id(), 3307);

        Theatre.does(
                () -> desk.window.examine(rule, Optional.of(new Problem.SessionEnded("OpenTargetPortFailed", ""))));

        eventually(() -> isShown("Nothing answers at the port"));
    }

    @Test
    void reportIsCopiedWithoutSecrets() {
        Instance web = named("web-01");
        Theatre.does(() -> desk.window.examine(
                ForwardRule.of("f-1", "x", web.region(), web.id(), 22),
                Optional.of(new Problem.InvalidInput(Problem.Input.OPTION, Desk.CANARY))));
        eventually(() -> isShown("web-01 takes sessions"));

        press("Copy report");

        String text = Theatre.on(() -> Clipboard.getSystemClipboard().getString());
        assertThat(text).contains("ECS Deck", "web-01", "CloudAssistantVersion").doesNotContain(Desk.CANARY);
    }

    @Test
    void chosenRungShowsWhatWasSeenThere() {
        examine("web-01");
        eventually(() -> isShown("web-01 takes sessions"));

        Theatre.does(() -> {
            ListView<?> list = (ListView<?>) desk.scene().getRoot().lookup(".ladder .list-view");
            list.getSelectionModel().select(Rung.CREDENTIALS.ordinal());
        });

        eventually(() -> isShown("Nothing wrong at this step") && isShown("Arn"));
    }

    @Test
    void manyAreLookedAtAndTheCausesStandFirst() {
        palette("Run doctor over the instances in the list");

        eventually(() -> labels().anyMatch(it -> it.contains("with a cause")));
        assertThat(labels().filter("The security group blocks the agent"::equals))
                .hasSize(2);
        assertThat(labels().filter("Nothing wrong seen"::equals)).isNotEmpty();
    }

    @Test
    void whoMayOnlyLookIsToldThePolicy() throws Exception {
        LabKey reader = lab.keys()
                .issue(
                        "reader",
                        "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ecs:DescribeInstances\",\"Resource\":\"*\"}]}");
        EcsClient cloud = as(new Credentials.AccessKey(reader.id(), reader.secret()));
        desk.cloud = () -> cloud;

        palette("Show permissions");
        eventually(() -> labels().anyMatch("Not allowed"::equals));
        press("Copy all that is missing");

        assertThat(Theatre.on(() -> Clipboard.getSystemClipboard().getString()))
                .contains("ecs:DescribeTerminalSessions", "\"Effect\": \"Allow\"")
                .doesNotContain("ecs:DescribeInstances\"");
    }

    @Test
    void picturesInEachLook() {
        examine("worker-05");
        eventually(() -> isShown("The security group blocks the agent"));
        for (Settings.Theme theme : List.of(Settings.Theme.DARK, Settings.Theme.LIGHT)) {
            desk.theatre.settings.update(s -> s.withTheme(theme));
            desk.picture("doctor-" + theme.name().toLowerCase(Locale.ROOT));
        }
        desk.theatre.settings.update(s -> s.withLanguage(Settings.Language.CHINESE));
        desk.picture("doctor-zh");

        assertThat(isShown("安全组拦截了云助手")).isTrue();
    }

    private EcsClient as(Credentials credentials) {
        return new EcsClient(
                new OkHttpClient(), lab.target(), new FixedCredentials("test", credentials), desk.theatre.threads);
    }

    private Instance named(String name) {
        Machine machine = lab.machine(name);
        return desk.inventory.value().find(machine.id()).orElseThrow();
    }

    private void examine(String name) {
        Theatre.does(() -> desk.window
                .instances()
                .chosenProperty()
                .set(Optional.of(named(name).id())));
        press("Run doctor");
    }

    private void palette(String words) {
        Theatre.does(() -> desk.window.openPalette(words));
        Theatre.settle();
        Theatre.does(() -> {
            var owner = desk.scene().getFocusOwner();
            owner.fireEvent(new javafx.scene.input.KeyEvent(
                    javafx.scene.input.KeyEvent.KEY_PRESSED,
                    "",
                    "",
                    javafx.scene.input.KeyCode.ENTER,
                    false,
                    false,
                    false,
                    false));
        });
        Theatre.settle();
    }

    private void press(String words) {
        eventually(() -> button(words).filter(it -> !it.isDisabled()).isPresent());
        Theatre.does(() -> button(words).orElseThrow().fire());
        Theatre.settle();
    }

    private Optional<ButtonBase> button(String words) {
        List<ButtonBase> all = desk.scene().getRoot().lookupAll("*").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(it -> words.equals(it.getText()) && it.getScene() != null)
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private Stream<String> labels() {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll(".label").stream()
                        .filter(Labeled.class::isInstance)
                        .map(it -> ((Labeled) it).getText())
                        .toList())
                .stream();
    }

    private boolean isShown(String words) {
        return labels().anyMatch(words::equals);
    }

    private static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 600; i++) {
            if (so.getAsBoolean()) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }
}
