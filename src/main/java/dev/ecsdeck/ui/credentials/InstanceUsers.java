package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.remote.SshdScripts;
import dev.ecsdeck.remote.UserScripts.LoginUser;
import dev.ecsdeck.remote.UserScripts.PasswordState;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import dev.ecsdeck.ui.kit.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// Who may log in to one instance: users with their keys on Linux, the group for Remote Desktop on Windows, and what
/// the SSH server goes by.
final class InstanceUsers extends VBox implements AutoCloseable {
    private static final int ROW = 32;
    private static final int HEAD = 28;

    private final Kit kit;
    private final CredentialsModel model;
    private final Instance instance;
    private final UserDialogs dialogs;
    private final Subscription language;
    private final VBox body = Nodes.column(0);
    private final VBox server = Nodes.column(8);
    private final TableView<LoginUser> table = new TableView<>();

    InstanceUsers(Kit kit, CredentialsModel model, Instance instance) {
        this.kit = kit;
        this.model = model;
        this.instance = instance;
        this.dialogs = new UserDialogs(kit, model, instance, this::read);
        getStyleClass().add("instance-users");
        columns();
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head(), body);
        language = kit.texts().messagesProperty().subscribe((_, _) -> table.refresh());
        read();
    }

    @Override
    public void close() {
        language.unsubscribe();
    }

    Instance instance() {
        return instance;
    }

    boolean isReadable() {
        return isReadable(instance);
    }

    static boolean isReadable(Instance instance) {
        return instance.isRunning() && hears(instance);
    }

    /// Whether a command may get through: an agent that was not asked yet, or is too old for sessions, may run it.
    static boolean hears(Instance instance) {
        return !(instance.agent() instanceof AgentStatus.Missing || instance.agent() instanceof AgentStatus.Silent);
    }

    private HBox head() {
        Label name = Nodes.plain(instance.label(), "heading");
        name.setTooltip(Nodes.tooltip(name.textProperty()));
        name.setMinWidth(0);
        Tag tag = new Tag();
        tag.show(model.environment().apply(instance));
        Button reset = Nodes.button(kit.texts().text("credentials.reset"), () -> reset(Optional.empty()));
        Button add = Nodes.button(
                kit.texts().text(instance.windows() ? "credentials.rdp.add" : "credentials.users.add"),
                instance.windows() ? dialogs::allow : dialogs::add,
                "accent");
        add.setGraphic(Nodes.icon(Feather.USER_PLUS));
        add.setDisable(!isReadable());
        HBox head = Nodes.row(8, name, tag, Nodes.spacer(), reset, add);
        head.getStyleClass().add("users-head");
        return head;
    }

    private void reset(Optional<LoginName> user) {
        new ResetDialog(kit, model.doors(), model.around(), instance, user, _ -> read()).open();
    }

    /// Asks the instance anew.
    void read() {
        if (!isReadable()) {
            String key = instance.isRunning() ? "credentials.empty.silent." : "credentials.empty.stopped.";
            instead(new EmptyPane(kit, Feather.POWER, key));
            return;
        }
        Label asking = Nodes.label(kit.texts().text("credentials.users.reading", instance.label()), "muted");
        if (table.getItems().isEmpty()) {
            instead(asking);
        }
        if (instance.windows()) {
            kit.work()
                    .run(
                            "remote-desktop-users",
                            () -> model.doors().users().remoteDesktopUsers(instance),
                            this::showMembers,
                            this::fail);
        } else {
            kit.work().run("login-users", () -> model.doors().users().list(instance), this::show, this::fail);
            kit.work()
                    .run(
                            "login-sshd",
                            () -> model.doors().users().sshd(instance),
                            this::showServer,
                            problem -> server.getChildren().setAll(new ProblemPane(kit, problem, List.of())));
        }
    }

    private void instead(Region shown) {
        VBox box = new VBox(shown);
        box.setAlignment(Pos.CENTER);
        VBox.setVgrow(box, Priority.ALWAYS);
        body.getChildren().setAll(box);
    }

    private void fail(Problem problem) {
        body.getChildren()
                .setAll(Nodes.styled(
                        new ProblemPane(
                                kit,
                                problem,
                                Optional.of(instance.label()),
                                List.of(new Remedy(kit.texts().text("credentials.again"), this::read))),
                        "credentials-fault"));
    }

    private void show(List<LoginUser> users) {
        table.getItems().setAll(users);
        table.setPrefHeight(HEAD + ROW * Math.max(2, users.size()) + 2);
        table.setMinHeight(HEAD + ROW * 2);
        server.getStyleClass().setAll("server-box");
        body.getChildren().setAll(table, server);
    }

    private void showServer(SshdScripts.Settings settings) {
        Button change = Nodes.button(kit.texts().text("credentials.sshd.change"), () -> dialogs.changeServer(settings));
        HBox head = Nodes.row(8, Nodes.label(kit.texts().text("credentials.sshd"), "strong"), Nodes.spacer(), change);
        server.getChildren()
                .setAll(
                        head,
                        fact("credentials.sshd.keys", onOff(settings.publicKeys())),
                        fact("credentials.sshd.passwords", onOff(settings.passwords())),
                        fact(
                                "credentials.sshd.root",
                                "credentials.sshd.root."
                                        + settings.root().name().toLowerCase(Locale.ROOT)));
    }

    private static String onOff(boolean on) {
        return on ? "kit.on" : "kit.off";
    }

    private Node fact(String key, String value) {
        Label label = Nodes.label(kit.texts().text(key), "muted");
        label.setMinWidth(Form.LABELS + 64);
        return Nodes.row(8, label, Nodes.label(kit.texts().text(value)));
    }

    private void showMembers(List<String> members) {
        VBox rows = Nodes.column(0);
        for (String member : members) {
            HBox row = Nodes.row(8, Nodes.icon(Feather.USER, "icon-small"), Nodes.grow(Nodes.plain(member, "mono")));
            row.getStyleClass().add("member-row");
            LoginName.parse(member)
                    .ifPresent(name -> row.getChildren()
                            .addAll(
                                    Nodes.button(
                                            kit.texts().text("credentials.reset"),
                                            () -> reset(Optional.of(name)),
                                            "compact"),
                                    Nodes.button(
                                            kit.texts().text("credentials.rdp.deny"),
                                            () -> dialogs.deny(name),
                                            "compact")));
            rows.getChildren().add(row);
        }
        if (members.isEmpty()) {
            rows.getChildren()
                    .add(Nodes.styled(
                            Nodes.paragraph(kit.texts().text("credentials.rdp.none"), "muted"), "member-row"));
        }
        VBox notes = Nodes.styled(
                Nodes.column(8, Nodes.paragraph(kit.texts().text("credentials.rdp.two"), "muted")), "server-box");
        body.getChildren()
                .setAll(
                        Nodes.styled(Nodes.label(kit.texts().text("credentials.rdp"), "section"), "member-head"),
                        rows,
                        notes);
    }

    private void columns() {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.accessibleTextProperty().bind(kit.texts().text("credentials.users"));
        TableColumn<LoginUser, LoginUser> name = column("user", 140);
        name.getStyleClass().addAll("first", "mono-column");
        name.setCellFactory(_ -> new TextCell(LoginUser::name));
        TableColumn<LoginUser, LoginUser> password = column("password", 96);
        password.setCellFactory(_ -> new TextCell(user -> words(user.password())));
        TableColumn<LoginUser, LoginUser> keys = column("keys", 56);
        keys.getStyleClass().add("mono-column");
        keys.setCellFactory(_ -> new TextCell(user -> Integer.toString(user.keys())));
        TableColumn<LoginUser, LoginUser> sudo = column("sudo", 60);
        sudo.setCellFactory(
                _ -> new TextCell(user -> kit.texts().now(user.maySudo() ? "credentials.yes" : "credentials.no")));
        TableColumn<LoginUser, LoginUser> shell = column("shell", 110);
        shell.getStyleClass().add("mono-column");
        shell.setCellFactory(_ -> new TextCell(LoginUser::shell));
        TableColumn<LoginUser, LoginUser> deeds = column("deeds", 272);
        deeds.setMinWidth(272);
        deeds.setCellFactory(_ -> new DeedsCell());
        table.getColumns().setAll(List.of(name, password, keys, sudo, shell, deeds));
    }

    private String words(PasswordState state) {
        return kit.texts().now("credentials.password." + state.name().toLowerCase(Locale.ROOT));
    }

    private TableColumn<LoginUser, LoginUser> column(String key, double width) {
        TableColumn<LoginUser, LoginUser> column = new TableColumn<>();
        column.textProperty().bind(kit.texts().text("credentials.column." + key));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    private static final class TextCell extends TableCell<LoginUser, LoginUser> {
        private final Function<LoginUser, String> fact;

        TextCell(Function<LoginUser, String> fact) {
            this.fact = fact;
            setEllipsisString("…");
        }

        @Override
        protected void updateItem(LoginUser user, boolean empty) {
            super.updateItem(user, empty);
            setText(empty || user == null ? "" : fact.apply(user));
        }
    }

    private final class DeedsCell extends TableCell<LoginUser, LoginUser> {
        private final Button password = Nodes.button(
                kit.texts().text("credentials.users.password"),
                () -> withName(name -> reset(Optional.of(name))),
                "compact");
        private final Button keys =
                Nodes.button(kit.texts().text("credentials.users.keys"), () -> withName(dialogs::keys), "compact");
        private final Button remove =
                Nodes.button(kit.texts().text("credentials.users.remove"), () -> withName(dialogs::remove), "compact");
        private final HBox box = Nodes.row(4, password, keys, remove);

        private void withName(Consumer<LoginName> deed) {
            LoginName.parse(getItem().name()).ifPresent(deed);
        }

        @Override
        protected void updateItem(LoginUser user, boolean empty) {
            super.updateItem(user, empty);
            if (empty || user == null) {
                setGraphic(null);
                return;
            }
            boolean ours = LoginName.parse(user.name()).isPresent();
            password.setDisable(!ours);
            keys.setDisable(!ours);
            remove.setDisable(!ours || user.id() == 0);
            setGraphic(box);
        }
    }
}
