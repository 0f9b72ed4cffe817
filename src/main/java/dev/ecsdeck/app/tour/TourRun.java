package dev.ecsdeck.app.tour;

import dev.ecsdeck.app.Rooms;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.store.AppPaths;
import dev.ecsdeck.ui.window.MainWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of the tour, on the toolkit's headless platform and in a home of its own: nothing of the user's is read
/// or changed.
public final class TourRun {
    private static final Logger LOG = LoggerFactory.getLogger(TourRun.class);

    private TourRun() {}

    /// @param out where the pictures go
    /// @param said takes each line
    public static void play(Path out, Consumer<String> said) throws ProblemException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Path home = temporaryHome();
        AppPaths paths = AppPaths.of(
                Map.of("HOME", home.toString(), "USERPROFILE", home.toString()),
                System.getProperty("os.name", ""),
                home.toString());
        try (Rooms rooms = new Rooms(Map.of("HOME", home.toString()), paths, code -> said.accept("crash " + code))) {
            rooms.settings()
                    .update(settings -> settings.withSize("window.width", 1280).withSize("window.height", 800));
            CompletableFuture<MainWindow> window = new CompletableFuture<>();
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                window.complete(rooms.openWindow(new Stage(), () -> {}));
            });
            Director director = new Director();
            new Tour(rooms, window.join(), director, out, said).play();
            director.on(() -> window.join().stage().hide());
        } finally {
            delete(home);
        }
    }

    private static Path temporaryHome() throws ProblemException {
        try {
            return Files.createTempDirectory("ecs-deck-tour");
        } catch (IOException unwritable) {
            throw new ProblemException(
                    new Problem.FileUnusable(
                            System.getProperty("java.io.tmpdir", ""),
                            Problem.FileFault.OTHER,
                            String.valueOf(unwritable.getMessage())),
                    unwritable);
        }
    }

    private static void delete(Path home) {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException left) {
            LOG.warn("{} stays behind", home, left);
        }
    }
}
