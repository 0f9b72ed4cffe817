package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.service.openssh.OpenSshService;
import dev.ecsdeck.service.openssh.OpenSshService.Line;
import dev.ecsdeck.service.openssh.OpenSshService.Plan;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Shows what would change in the user's `ssh_config`, and writes it on consent.
public final class SshConfigDialog {
    private final Kit kit;
    private final OpenSshService service;
    private final Navigator navigator;

    public SshConfigDialog(Kit kit, OpenSshService service, Navigator navigator) {
        this.kit = kit;
        this.service = service;
        this.navigator = navigator;
    }

    /// Reads the file and then opens.
    public void open() {
        kit.work().run("ssh-config-read", service::plan, this::show, navigator::showProblem);
    }

    private void show(Plan plan) {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("forwards.ssh.title"), 640);
        Looks.sheet(dialog, "forwards");
        VBox lines = Nodes.column(0);
        lines.getStyleClass().add("well");
        plan.lines().forEach(line -> lines.getChildren().add(label(line)));
        dialog.body(
                Nodes.paragraph(kit.texts().text("forwards.ssh.why")),
                Nodes.paragraph(
                        kit.texts().text(plan.isEmpty() ? "forwards.ssh.there" : "forwards.ssh.change", plan.file())),
                lines);
        if (plan.isEmpty()) {
            dialog.open(dialog.leave(kit.texts().text("kit.close"), () -> {}));
            return;
        }
        dialog.leave(kit.texts().text("kit.cancel"), () -> {}, "flat");
        dialog.open(dialog.leave(kit.texts().text("forwards.ssh.write"), () -> write(plan), "accent"));
    }

    private static Label label(Line line) {
        return switch (line.kind()) {
            case KEPT -> Nodes.plain("  " + line.text(), "mono", "muted");
            case REMOVED -> Nodes.plain("- " + line.text(), "mono", "bad");
            case ADDED -> Nodes.plain("+ " + line.text(), "mono", "good");
        };
    }

    private void write(Plan plan) {
        kit.work()
                .deed(
                        "ssh-config-write",
                        () -> service.apply(plan),
                        () -> navigator.say(kit.texts().now("forwards.ssh.written", plan.file())),
                        navigator::showProblem);
    }
}
