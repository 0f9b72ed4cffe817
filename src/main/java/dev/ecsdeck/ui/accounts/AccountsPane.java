package dev.ecsdeck.ui.accounts;

import dev.ecsdeck.model.KeychainKind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.AccountEditor;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.accounts.Condition;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// All accounts, one under the other: the preferences' section of that name.
public final class AccountsPane extends VBox {
    private final Kit kit;
    private final AccountDoors doors;
    private final Consumer<Account> use;
    private final FxSignal<Accounts> accounts;
    private final FxSignal<Map<String, Condition>> conditions;
    private final VBox list = Nodes.column(8);
    /// What tells again, once a second, how long keys are still good.
    private final List<Runnable> lives = new ArrayList<>();
    private final Label keychain = new Label();
    private final VBox problem = new VBox();

    /// @param use takes an account into use
    public AccountsPane(Kit kit, AccountDoors doors, Consumer<Account> use) {
        super(12);
        Looks.sheet(this, "accounts");
        this.kit = kit;
        this.doors = doors;
        this.use = use;
        this.accounts = new FxSignal<>(doors.service().accounts());
        this.conditions = new FxSignal<>(doors.service().conditions());
        keychain.setWrapText(true);
        keychain.getStyleClass().addAll("muted", "small");
        Button add = Nodes.button(
                kit.texts().text("accounts.add.start"), () -> new AddAccountDialog(kit, doors).open(_ -> {}), "accent");
        add.setGraphic(Nodes.icon(Feather.USER_PLUS));
        getChildren().addAll(Nodes.row(12, Nodes.grow(keychain), add), problem, list);
        kit.ticker().whileShown(this, this::tellLives);
        accounts.property().subscribe((_, _) -> build());
        conditions.property().subscribe((_, _) -> build());
        kit.texts().messagesProperty().subscribe((_, _) -> build());
        kit.work().run("accounts-keychain", () -> doors.editor().keychain(), this::showKeychain, _ -> {});
        sceneProperty().subscribe((before, after) -> {
            if (before != null && after == null) {
                accounts.close();
                conditions.close();
            }
        });
    }

    private void showKeychain(Optional<KeychainKind> kind) {
        keychain.textProperty()
                .bind(
                        kind.isPresent()
                                ? kit.texts()
                                        .text(
                                                "accounts.keychain.there",
                                                kit.texts().text("accounts.keychain." + kind.get()))
                                : kit.texts().text("accounts.place.none"));
    }

    private void build() {
        list.getChildren().clear();
        lives.clear();
        Accounts now = accounts.value();
        now.openFiles()
                .forEach(file -> list.getChildren().add(warning(kit.texts().text("accounts.warn.open-file", file))));
        now.faults().forEach(fault -> list.getChildren().add(new ProblemPane(kit, fault, List.of())));
        now.found().forEach(account -> list.getChildren().add(row(account, now.current())));
        if (now.found().isEmpty()) {
            list.getChildren().add(Nodes.paragraph(kit.texts().text("accounts.none"), "muted"));
        }
    }

    private void tell(Label label, Account account, Condition condition) {
        Instant now = kit.ticker().now();
        String near = AccountWords.isNearEnd(account, condition, now) ? "warn" : "muted";
        label.setText(AccountWords.lifeOf(kit.texts(), account, condition, now));
        label.getStyleClass().setAll("label", "small", near);
    }

    private void tellLives() {
        if (list.getChildren().isEmpty()) {
            build();
        }
        lives.forEach(Runnable::run);
    }

    private static HBox warning(ObservableValue<String> words) {
        HBox line = new HBox(
                8,
                Nodes.icon(Feather.ALERT_TRIANGLE, "icon-small", "icon-warn"),
                Nodes.grow(Nodes.paragraph(words, "warn", "small")));
        return line;
    }

    private VBox row(Account account, Optional<Account> current) {
        boolean inUse = current.filter(it -> it.id().equals(account.id())).isPresent();
        Condition condition = conditions.value().getOrDefault(account.id(), Condition.UNKNOWN);
        String title = AccountWords.nameOf(kit.texts(), account);
        Label name = Nodes.plain(title, "strong");
        Label mode = Nodes.plain(AccountWords.modeOf(kit.texts(), account));
        String place = account.origin() == Account.Origin.KEYCHAIN
                ? kit.texts().now("accounts.in-keychain")
                : doors.editor().placeOf(account);
        Label where = Nodes.middleCut(place, "mono", "muted");
        HBox head = Nodes.row(12, (inUse ? Mark.ONLINE : Mark.STOPPED).node(), name, mode, Nodes.grow(where));
        Button test = Nodes.button(kit.texts().text("accounts.test"), () -> test(account), "compact");
        test.setDisable(!account.isUsable());
        if (inUse) {
            head.getChildren().addAll(Nodes.label(kit.texts().text("accounts.in-use"), "muted"), test);
        } else {
            Button take = Nodes.button(kit.texts().text("accounts.use"), () -> use.accept(account), "compact");
            take.setDisable(!account.isUsable());
            head.getChildren().addAll(take, test);
        }
        Button more = Nodes.iconButton(Feather.MORE_HORIZONTAL, kit.texts().text("accounts.more", title), "", () -> {});
        more.setOnAction(_ -> menu(account).show(more, Side.BOTTOM, 0, 4));
        head.getChildren().add(more);
        VBox box = Nodes.column(4, head);
        box.getStyleClass().addAll("framed", "account-box");
        facts(account, condition).forEach(line -> box.getChildren().add(line));
        box.setAccessibleText(title + ", " + mode.getText());
        return box;
    }

    private List<Node> facts(Account account, Condition condition) {
        List<Node> lines = new ArrayList<>();
        String way = account.target()
                .endpoint()
                .map(String::valueOf)
                .orElse(account.target().vpc() ? "VPC" : "");
        condition.identity().ifPresent(who -> lines.add(Nodes.middleCut(who.arn(), "mono", "muted", "small")));
        if (!way.isEmpty()) {
            lines.add(Nodes.label(
                    kit.texts().text("accounts.way", account.target().region(), way), "muted", "small"));
        }
        String life = AccountWords.lifeOf(
                kit.texts(), account, condition, kit.ticker().now());
        if (!life.isEmpty()) {
            Label label = Nodes.plain(life, "small");
            lines.add(label);
            lives.add(() -> tell(label, account, condition));
        }
        if (condition.identity().filter(who -> who.isRoot()).isPresent()) {
            lines.add(warning(kit.texts().text("accounts.warn.root")));
        }
        Optional<Problem> fault = account.fault().or(condition::fault);
        fault.ifPresent(why -> lines.add(Nodes.paragraph(ProblemPane.sentenceOf(kit.texts(), why), "bad", "small")));
        return lines;
    }

    private ContextMenu menu(Account account) {
        ContextMenu menu = new ContextMenu();
        item(menu, "accounts.reach.start", () -> new ReachDialog(kit, doors, account).open(), account.isUsable());
        boolean ofFile =
                account.origin() == Account.Origin.VENDOR_FILE || account.origin() == Account.Origin.VENDOR_ECS_FILE;
        item(menu, "accounts.move.start", () -> move(account), ofFile && account.isUsable());
        item(menu, "accounts.delete.start", () -> delete(account), AccountEditor.isOurs(account));
        return menu;
    }

    private void item(ContextMenu menu, String key, Runnable action, boolean possible) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(kit.texts().text(key));
        item.setOnAction(_ -> action.run());
        item.setDisable(!possible);
        menu.getItems().add(item);
    }

    private void test(Account account) {
        deed("accounts-test", () -> doors.service().test(account));
    }

    private void move(Account account) {
        ask(
                "accounts.move.",
                account,
                "accent",
                () -> deed("accounts-move", () -> doors.editor().moveToKeychain(account)));
    }

    private void delete(Account account) {
        ask(
                "accounts.delete.",
                account,
                "danger",
                () -> deed("accounts-delete", () -> doors.editor().delete(account)));
    }

    private void ask(String key, Account account, String style, Runnable go) {
        String name = AccountWords.nameOf(kit.texts(), account);
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text(key + "title", name), 560);
        dialog.body(Nodes.paragraph(
                kit.texts().text(key + "sentence", doors.editor().placeOf(account))));
        Button cancel = dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        dialog.leave(kit.texts().text(key + "go"), go, style);
        dialog.open(cancel);
    }

    /// Its own list shows what came of it; what could not be done is said above the list.
    private void deed(String name, FxWork.Deed deed) {
        problem.getChildren().clear();
        kit.work()
                .deed(name, deed, () -> {}, why -> problem.getChildren().setAll(new ProblemPane(kit, why, List.of())));
    }
}
