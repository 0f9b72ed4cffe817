package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;

/// Asks before shells end in which something seems to run.
final class LeaveDialog {
    private LeaveDialog() {}

    /// Does `go` at once where nothing is busy.
    static void ask(Kit kit, List<ShellPane> busy, Runnable go) {
        if (busy.isEmpty()) {
            go.run();
            return;
        }
        String names =
                ShellModel.title(busy.stream().map(ShellPane::title).distinct().toList());
        Dialog ask = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("shells.close.title", names), 560);
        ask.body(Nodes.paragraph(kit.texts().text("shells.close.sentence", busy.size())));
        ask.leave(kit.texts().text("kit.cancel"), () -> {});
        ask.open(ask.leave(kit.texts().text("shells.close.go", busy.size()), go, "accent"));
    }
}
