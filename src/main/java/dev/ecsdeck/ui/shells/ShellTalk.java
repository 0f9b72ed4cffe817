package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import java.util.Locale;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What a program in the shell says beside its text, laid over the terminal: the bell, links, and text that it would
/// put on the clipboard, which is asked for first.
final class ShellTalk {
    private static final Duration FLASH = Duration.millis(200);
    private static final Duration READING = Duration.seconds(6);
    private static final int MOST_SHOWN = 60;

    private final Kit kit;
    private final TerminalPane terminal;
    private final StackPane stack;
    private final Region bell = new Region();
    private final PauseTransition bellEnd = new PauseTransition(FLASH);
    private final Label target = Nodes.plain("", "link-target", "mono", "small");
    private final Label said = Nodes.plain("", "link-target", "small");
    private final PauseTransition saidEnd = new PauseTransition(READING);
    private @Nullable Node asking;

    ShellTalk(Kit kit, TerminalPane terminal, StackPane stack) {
        this.kit = kit;
        this.terminal = terminal;
        this.stack = stack;
        bell.getStyleClass().add("bell");
        bell.setMouseTransparent(true);
        target.setMouseTransparent(true);
        target.setVisible(false);
        StackPane.setAlignment(target, Pos.BOTTOM_LEFT);
        bellEnd.setOnFinished(_ -> stack.getChildren().remove(bell));
        said.setMouseTransparent(true);
        said.setWrapText(true);
        StackPane.setAlignment(said, Pos.BOTTOM_LEFT);
        saidEnd.setOnFinished(_ -> stack.getChildren().remove(said));
        stack.getChildren().add(target);
    }

    /// Lights up the edge for a moment. A bell that rings on and on lights it once each time it has gone out.
    void bell() {
        if (kit.prefs().now().terminal().bellFlashes() && !stack.getChildren().contains(bell)) {
            stack.getChildren().add(bell);
            bellEnd.playFromStart();
        }
    }

    /// Web addresses go to the browser; what a browser has no business with goes to the clipboard.
    void link(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            kit.browse().accept(address);
        } else {
            copy(address);
        }
    }

    /// A path is of the far side: it can be taken along, or be used in a command there.
    void path(String path, double screenX, double screenY) {
        MenuItem copy = new MenuItem();
        copy.textProperty().bind(kit.texts().text("shells.path.copy"));
        copy.setOnAction(_ -> copy(path));
        MenuItem insert = new MenuItem();
        insert.textProperty().bind(kit.texts().text("shells.path.insert"));
        insert.setOnAction(_ -> terminal.pasteText(path));
        new ContextMenu(copy, insert).show(terminal, screenX, screenY);
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    /// Says where a link really leads, before it is followed.
    void pointed(@Nullable String address) {
        target.setText(address == null ? "" : address);
        target.setVisible(address != null);
        target.toFront();
    }

    /// Says what has come of a deed, for as long as it takes to read.
    void say(String sentence) {
        said.setText(sentence);
        if (!stack.getChildren().contains(said)) {
            stack.getChildren().add(said);
        }
        saidEnd.playFromStart();
    }

    /// Asks without taking the keyboard. The newest wish takes the place of one that still waits.
    void clipboard(String text, Runnable allow) {
        forget();
        String shown = text.strip().replaceAll("\\s+", " ");
        String part = shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown;
        HBox band = Nodes.row(
                8,
                Nodes.icon(Feather.CLIPBOARD),
                Nodes.grow(Nodes.label(kit.texts().text("shells.clipboard.asks", part))),
                Nodes.button(
                        kit.texts().text("shells.clipboard.allow"),
                        () -> {
                            allow.run();
                            answered();
                        },
                        "compact"),
                Nodes.button(kit.texts().text("shells.clipboard.refuse"), this::answered, "compact"));
        band.getStyleClass().addAll("band", "accent");
        band.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(band, Pos.BOTTOM_CENTER);
        asking = band;
        stack.getChildren().add(band);
    }

    private void answered() {
        forget();
        terminal.requestFocus();
    }

    private void forget() {
        stack.getChildren().remove(asking);
        asking = null;
    }

    void close() {
        bellEnd.stop();
        saidEnd.stop();
    }
}
