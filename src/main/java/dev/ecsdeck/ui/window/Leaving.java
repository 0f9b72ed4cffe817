package dev.ecsdeck.ui.window;

import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.shells.ShellPage;
import dev.ecsdeck.ui.shells.ShellTabs;
import java.util.function.LongSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// The end of the window: its size is kept, and while shells, forwards or transfers live it asks once
/// what shall become of them.
final class Leaving {
    private static final String ANSWER = "window.on-close";
    private static final String END = "end";
    private static final String KEEP = "keep";

    private final Kit kit;
    private final Stage stage;
    private final ShellTabs shells;
    private final LongSupplier moving;
    private final LongSupplier forwarding;
    private final Runnable quit;

    /// @param moving how many tabs move files now
    /// @param forwarding how many forwards are on
    Leaving(Kit kit, Stage stage, ShellTabs shells, LongSupplier moving, LongSupplier forwarding, Runnable quit) {
        this.forwarding = forwarding;
        this.moving = moving;
        this.kit = kit;
        this.stage = stage;
        this.shells = shells;
        this.quit = quit;
    }

    void watch() {
        stage.setOnCloseRequest(event -> {
            event.consume();
            leave();
        });
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> keepSize());
    }

    void leave() {
        long live = shells.pages().stream().mapToLong(ShellPage::openShells).sum();
        if (live == 0 && moving.getAsLong() == 0 && forwarding.getAsLong() == 0) {
            end();
            return;
        }
        String answer = kit.prefs().now().notes().getOrDefault(ANSWER, "");
        switch (answer) {
            case END -> end();
            case KEEP -> stage.hide();
            default -> ask(live);
        }
    }

    private void ask(long live) {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("window.leave.title"), 560);
        CheckBox remember = new CheckBox();
        remember.textProperty().bind(kit.texts().text("window.leave.remember"));
        if (live > 0) {
            dialog.body(Nodes.paragraph(kit.texts().text("window.leave.sentence", live)));
        }
        if (forwarding.getAsLong() > 0) {
            dialog.body(Nodes.paragraph(kit.texts().text("window.leave.forwards", forwarding.getAsLong())));
        }
        if (moving.getAsLong() > 0) {
            dialog.body(Nodes.paragraph(kit.texts().text("window.leave.files")));
        }
        dialog.body(remember);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        dialog.leave(kit.texts().text("window.leave.keep"), () -> {
            remember(remember.isSelected(), KEEP);
            stage.hide();
        });
        Button go = dialog.leave(
                kit.texts().text("window.leave.end"),
                () -> {
                    remember(remember.isSelected(), END);
                    end();
                },
                "accent");
        dialog.open(go);
    }

    private void remember(boolean wanted, String answer) {
        if (wanted) {
            kit.prefs().change(settings -> settings.withNote(ANSWER, answer));
        }
    }

    private void end() {
        stage.hide();
        quit.run();
    }

    private void keepSize() {
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            kit.prefs().keepSize("window.width", stage.getScene().getWidth());
            kit.prefs().keepSize("window.height", stage.getScene().getHeight());
        }
    }
}
