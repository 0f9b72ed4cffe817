package dev.ecsdeck.app;

import dev.ecsdeck.cli.Backstage;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.store.AppPaths;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.window.MainWindow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A run with a window: from the first frame to the last.
final class EcsDeckApp {
    private static final Logger LOG = LoggerFactory.getLogger(EcsDeckApp.class);
    private static final String LAB = "--lab";

    private final Map<String, String> environment;
    private final AppPaths paths;
    private final Exits exits;
    private final CountDownLatch left = new CountDownLatch(1);
    private final CompletableFuture<MainWindow> window = new CompletableFuture<>();

    EcsDeckApp(Map<String, String> environment, AppPaths paths, Exits exits) {
        this.environment = Map.copyOf(environment);
        this.paths = paths;
        this.exits = exits;
    }

    /// Shows the window and comes back when the user has left. If the program runs already, it is brought to the
    /// front with these arguments, and this comes back at once.
    ///
    /// @param arguments `--lab` starts the Lab and takes it into use
    ///
    /// @return false if the toolkit does not start on this system
    boolean run(List<String> arguments) throws ProblemException {
        if (SingleInstance.handOver(paths.state(), arguments)) {
            return true;
        }
        try (Rooms rooms = new Rooms(environment, paths, this::crashed);
                Backstage.Stay _ = exits.add(rooms::close);
                SingleInstance _ =
                        SingleInstance.claim(paths.state(), rooms.threads(), handed -> again(rooms, handed))) {
            return show(rooms, arguments);
        }
    }

    private boolean show(Rooms rooms, List<String> arguments) {
        try {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                Thread.currentThread().setUncaughtExceptionHandler(new CrashHandler(this::crashed));
                window.complete(rooms.openWindow(new Stage(), left::countDown));
                FxWork.later(RestingPulse::install);
            });
        } catch (UnsupportedOperationException | UnsatisfiedLinkError noToolkit) {
            LOG.error("the toolkit does not start", noToolkit);
            return false;
        }
        rooms.threads().start("accounts-find", () -> {
            rooms.findAccounts();
            obey(rooms, arguments);
        });
        try {
            left.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /// A second start has handed over its arguments.
    private void again(Rooms rooms, List<String> arguments) {
        window.thenAccept(shown -> FxWork.later(shown::toFront));
        obey(rooms, arguments);
    }

    private void obey(Rooms rooms, List<String> arguments) {
        if (!arguments.contains(LAB)) {
            return;
        }
        try {
            rooms.useLab();
        } catch (ProblemException unstartable) {
            LOG.warn("the Lab does not start", unstartable);
            window.thenAccept(shown -> FxWork.later(() -> shown.showProblem(unstartable.problem())));
        }
    }

    private void crashed(String code) {
        window.thenAccept(shown -> FxWork.later(() -> shown.showCrash(code)));
    }
}
