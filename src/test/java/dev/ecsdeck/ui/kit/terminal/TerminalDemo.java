package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.testing.PtyLink;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A terminal with a shell of this machine, to try the view by hand: arguments are the command.
public final class TerminalDemo extends Application {
    @Override
    public void start(Stage stage) throws IOException {
        Threads workers = new Threads((thread, crash) -> crash.printStackTrace());
        List<String> arguments = getParameters().getRaw();
        List<String> command = arguments.isEmpty() ? List.of("/bin/bash", "-i") : arguments;
        TerminalPane pane =
                new TerminalPane(TerminalSettings.DEFAULT, TerminalTheme.deckDark(), workers, new TerminalCallbacks() {
                    @Override
                    public void title(String title) {
                        stage.setTitle(title);
                    }
                });
        stage.setScene(new Scene(new StackPane(pane), 980, 640));
        stage.show();
        pane.requestFocus();
        pane.attach(new PtyLink(new ScreenSize(24, 80), command, Map.of()));
    }

    /// A main class apart from the application, for the class path.
    public static final class Start {
        private Start() {}

        public static void main(String[] arguments) {
            Application.launch(TerminalDemo.class, arguments);
        }
    }
}
