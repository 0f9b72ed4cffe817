package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import javafx.scene.control.TextArea;

/// Shows what is about to be pasted, and asks.
final class PasteDialog {
    private static final int MOST_SHOWN = 20_000;

    private PasteDialog() {}

    /// @param panes how many it goes to, or 0 where it is one as always
    static void open(Kit kit, int lines, String text, int panes, Runnable paste) {
        Dialog ask = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("shells.paste.title", lines), 640);
        TextArea shown = new TextArea(text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text);
        shown.setEditable(false);
        shown.getStyleClass().add("mono");
        shown.setPrefRowCount(Math.clamp(lines, 3, 12));
        shown.accessibleTextProperty().bind(kit.texts().text("shells.paste.name"));
        if (panes > 0) {
            ask.body(Nodes.paragraph(kit.texts().text("shells.paste.panes", panes), "bad"));
        }
        ask.body(Nodes.paragraph(kit.texts().text("shells.paste.sentence")), shown);
        ask.leave(kit.texts().text("kit.cancel"), () -> {});
        ask.open(ask.leave(kit.texts().text("shells.paste.go", lines), paste, "accent"));
    }
}
