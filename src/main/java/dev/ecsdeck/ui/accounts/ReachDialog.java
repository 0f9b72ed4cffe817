package dev.ecsdeck.ui.accounts;

import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.AccountEditor;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.net.URI;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// How one account is reached: its region, an endpoint of its own, addresses inside a VPC, and by which network its
/// sessions go.
final class ReachDialog {
    private static final double WIDTH = 560;
    private static final double LABELS = 152;
    private static final String NETWORK = "account.network.";
    private static final String INTRANET = "INTRANET";

    private final Kit kit;
    private final AccountDoors doors;
    private final Account account;
    private final TextField region = new TextField();
    private final TextField endpoint = new TextField();
    private final CheckBox vpc = new CheckBox();
    private final CheckBox intranet = new CheckBox();
    private final VBox problem = new VBox();

    ReachDialog(Kit kit, AccountDoors doors, Account account) {
        this.kit = kit;
        this.doors = doors;
        this.account = account;
    }

    void open() {
        Dialog dialog = new Dialog(
                kit.overlay(),
                kit.texts(),
                kit.texts().text("accounts.reach.title", AccountWords.nameOf(kit.texts(), account)),
                WIDTH);
        region.setText(account.target().region().value());
        endpoint.setText(account.target().endpoint().map(URI::toString).orElse(""));
        endpoint.promptTextProperty().bind(kit.texts().text("accounts.reach.endpoint.usual"));
        region.getStyleClass().add("mono");
        endpoint.getStyleClass().add("mono");
        vpc.setSelected(account.target().vpc());
        vpc.textProperty().bind(kit.texts().text("accounts.reach.vpc"));
        intranet.setSelected(INTRANET.equals(kit.prefs().now().notes().getOrDefault(NETWORK + account.id(), "")));
        intranet.textProperty().bind(kit.texts().text("accounts.reach.intranet"));
        boolean ours = AccountEditor.isOurs(account);
        for (Control control : List.of(region, endpoint, vpc)) {
            control.setDisable(!ours);
        }
        dialog.body(
                Nodes.column(
                        8,
                        field("accounts.add.region", region),
                        field("accounts.reach.endpoint", endpoint),
                        Nodes.paragraph(kit.texts().text("accounts.reach.endpoint.hint"), "muted", "small"),
                        vpc,
                        intranet,
                        Nodes.paragraph(kit.texts().text("accounts.reach.intranet.hint"), "muted", "small")),
                problem);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        Button go = dialog.stay(kit.texts().text("accounts.reach.go"), () -> go(dialog, ours), "accent");
        go.setDefaultButton(true);
        dialog.open(ours ? endpoint : intranet);
    }

    private void go(Dialog dialog, boolean ours) {
        problem.getChildren().clear();
        String network = intranet.isSelected() ? INTRANET : "";
        kit.prefs().change(settings -> settings.withNote(NETWORK + account.id(), network));
        if (!ours) {
            dialog.dismiss();
            return;
        }
        AccountEditor.Way way = new AccountEditor.Way(endpoint.getText(), region.getText(), vpc.isSelected());
        kit.work()
                .deed(
                        "accounts-reach",
                        () -> doors.editor().reach(account, way),
                        dialog::dismiss,
                        why -> problem.getChildren().setAll(new ProblemPane(kit, why, List.of())));
    }

    private Node field(String key, TextField control) {
        Label label = Nodes.label(kit.texts().text(key));
        label.setMinWidth(LABELS);
        label.setLabelFor(control);
        control.accessibleTextProperty().bind(kit.texts().text(key));
        return Nodes.row(12, label, Nodes.grow(control));
    }
}
