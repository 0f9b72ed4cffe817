package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.app.tour.Png;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.faults.FaultScope;
import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.store.AppPaths;
import dev.ecsdeck.testing.RealProgram;
import dev.ecsdeck.ui.shells.ShellPage;
import dev.ecsdeck.ui.window.MainWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The whole program with its window, over a Lab whose gateway and agents fail.
@Tag("ui")
@Tag("lab")
@SuppressWarnings("NullAway.Init")
class WindowOverLabJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("target", "screens");

    @TempDir
    private Path home;

    private final List<String> crashes = new CopyOnWriteArrayList<>();
    private Lab lab;
    private Rooms rooms;
    private MainWindow window;

    @BeforeEach
    void open() throws Exception {
        lab = Lab.start(LabSettings.fast());
        Map<String, String> environment = Map.of(
                "HOME", home.toString(),
                "ALIBABA_CLOUD_ACCESS_KEY_ID", lab.accessKeyId(),
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET", lab.accessKeySecret(),
                "ALIBABA_CLOUD_ENDPOINT", lab.endpoint().toString());
        rooms = new Rooms(environment, AppPaths.of(environment, "Linux", home.toString()), crashes::add);
        rooms.settings()
                .update(settings -> settings.withLanguage(Settings.Language.ENGLISH)
                        .withTheme(Settings.Theme.LIGHT)
                        .withNote("account.last", "environment"));
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException alreadyRuns) {
            // Shared by all tests of the JVM.
        }
        Platform.setImplicitExit(false);
        window = on(() -> rooms.openWindow(new Stage(), () -> {}));
        rooms.findAccounts();
        await().atMost(PATIENCE)
                .until(() -> on(
                        () -> !window.instances().inventory().named("worker-01").isEmpty()));
    }

    @AfterEach
    void close() throws Exception {
        on(() -> {
            window.stage().hide();
            window.close();
            return true;
        });
        rooms.close();
        lab.close();
        assertThat(crashes).isEmpty();
    }

    private static <T> T on(Callable<T> task) throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<T> future = new FutureTask<>(task);
        Platform.runLater(future);
        return future.get(60, TimeUnit.SECONDS);
    }

    private ShellPage shell(String name) throws Exception {
        on(() -> {
            window.openShell(window.instances().inventory().named(name).getFirst());
            return true;
        });
        await().atMost(PATIENCE).until(() -> on(() -> window.front() instanceof ShellPage));
        return on(() -> (ShellPage) window.front());
    }

    private void awaitScreen(ShellPage page, String words) {
        await(words).atMost(PATIENCE).until(() -> on(() -> page.screenText().contains(words)));
    }

    private boolean isShown(String words) {
        return window.stage().getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains(words));
    }

    private void awaitShown(String words) {
        await(words).atMost(PATIENCE).until(() -> on(() -> isShown(words)));
    }

    private void picture(String name) throws Exception {
        byte[] png = on(() -> Png.encode(window.stage().getScene().snapshot(null)));
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), png);
    }

    private static boolean hasVim() throws IOException {
        return RealProgram.find("vim").isPresent() || RealProgram.find("vi").isPresent();
    }

    @Test
    void vimGoesOnWhenTheGatewayRestartsUnderIt() throws Exception {
        assumeTrue(hasVim(), "vim");
        ShellPage page = shell("web-01");
        await().atMost(PATIENCE).until(() -> on(page::isOpen));
        on(() -> {
            page.type("cd " + home + " && $(command -v vim || command -v vi) -u NONE -i NONE -n --noplugin\r");
            return true;
        });
        awaitScreen(page, "~");
        on(() -> {
            page.focus();
            page.type("ithe first line");
            return true;
        });
        awaitScreen(page, "the first line");
        FaultScope gateway = lab.faults().on(lab.machine("web-01"));

        gateway.refuseUpgrades(503);
        assertThat(gateway.strike(Strike.RESTART)).isPositive();
        awaitShown("Connection lost");
        new FxRobot().write(" and more");
        awaitShown("9 keys wait");
        picture("journey-vim-resuming");
        assertThat(on(page::screenText)).contains("the first line").doesNotContain("and more");

        gateway.clear();
        awaitScreen(page, "the first line and more");
        await().atMost(PATIENCE).until(() -> on(() -> !isShown("Connection lost")));
        picture("journey-vim-resumed");
        on(() -> {
            page.type("\u001b:wq done.txt\r");
            return true;
        });
        await().atMost(PATIENCE).until(() -> Files.exists(home.resolve("done.txt")));
        assertThat(Files.readString(home.resolve("done.txt"))).isEqualTo("the first line and more\n");
    }

    @Test
    void aSilentAgentEndsInASentenceWithAWayOn() throws Exception {
        ShellPage page = shell("worker-01");

        await().atMost(PATIENCE).until(() -> on(page::hasEnded));

        awaitShown("The agent on worker-01 did not pick up the session");
        picture("journey-silent");
        assertThat(on(() -> window.stage().getScene().getRoot().lookupAll(".button").stream()
                        .anyMatch(node -> node instanceof Button button && "Open again".equals(button.getText()))))
                .isTrue();
    }
}
