package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The instances of the region: how they let in, and whose password this computer's keychain has.
final class PasswordsPane extends VBox implements AutoCloseable {
    private final Kit kit;
    private final CredentialsModel model;
    private final Consumer<Instance> users;
    private final TableView<Instance> table = new TableView<>();
    private final Subscription watched;

    /// @param users shows the login users of an instance
    PasswordsPane(Kit kit, CredentialsModel model, Consumer<Instance> users) {
        this.kit = kit;
        this.model = model;
        this.users = users;
        columns();
        table.accessibleTextProperty().bind(kit.texts().text("credentials.segment.passwords"));
        table.setPlaceholder(new EmptyPane(kit, Feather.SERVER, "credentials.empty.instances."));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(table);
        model.filterProperty().subscribe(_ -> show());
        model.regionProperty().subscribe((_, _) -> show());
        watched = Subscription.combine(
                model.around().known().subscribe((_, _) -> show()),
                kit.prefs().property().subscribe((_, _) -> table.refresh()),
                kit.texts().messagesProperty().subscribe((_, _) -> table.refresh()));
    }

    TableView<Instance> table() {
        return table;
    }

    private void show() {
        List<Instance> rows = model.filtered();
        if (!table.getItems().equals(rows)) {
            table.getItems().setAll(rows);
        }
    }

    private void columns() {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableColumn<Instance, Instance> name = column("instance", 220);
        name.getStyleClass().add("first");
        name.setCellFactory(_ -> new NameCell());
        TableColumn<Instance, Instance> id = column("id", 170);
        id.getStyleClass().add("mono-column");
        id.setCellFactory(_ -> new TextCell(instance -> instance.id().value()));
        TableColumn<Instance, Instance> system = column("system", 170);
        system.setCellFactory(_ -> new TextCell(Instance::osName));
        TableColumn<Instance, Instance> by = column("by", 160);
        by.setCellFactory(_ -> new TextCell(this::by));
        TableColumn<Instance, Instance> deeds = column("deeds", 220);
        deeds.setMinWidth(220);
        deeds.setMaxWidth(300);
        deeds.setCellFactory(_ -> new DeedsCell());
        table.getColumns().setAll(List.of(name, id, system, by, deeds));
    }

    private TableColumn<Instance, Instance> column(String key, double width) {
        TableColumn<Instance, Instance> column = new TableColumn<>();
        column.textProperty().bind(kit.texts().text("credentials.column." + key));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    private String by(Instance instance) {
        return instance.keyPairName().isEmpty()
                ? kit.texts().now("credentials.by.password")
                : kit.texts().now("credentials.by.pair", instance.keyPairName());
    }

    static Mark markOf(Instance instance) {
        if (!instance.isRunning()) {
            return Mark.STOPPED;
        }
        return instance.agent() instanceof AgentStatus.Online ? Mark.ONLINE : Mark.CARE;
    }

    @Override
    public void close() {
        watched.unsubscribe();
    }

    private final class NameCell extends TableCell<Instance, Instance> {
        private final Region mark = new Region();
        private final Label name = Nodes.plain("");
        private final Tag tag = new Tag();
        private final HBox box = Nodes.row(8, mark, Nodes.grow(name), tag);

        @Override
        protected void updateItem(Instance instance, boolean empty) {
            super.updateItem(instance, empty);
            if (empty || instance == null) {
                setGraphic(null);
                return;
            }
            markOf(instance).show(mark);
            name.setText(instance.label());
            name.setTooltip(Nodes.tooltip(name.textProperty()));
            tag.show(model.environment().apply(instance));
            setAccessibleText(instance.label());
            setGraphic(box);
        }
    }

    private static final class TextCell extends TableCell<Instance, Instance> {
        private final Function<Instance, String> fact;

        TextCell(Function<Instance, String> fact) {
            this.fact = fact;
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            setEllipsisString("…");
        }

        @Override
        protected void updateItem(Instance instance, boolean empty) {
            super.updateItem(instance, empty);
            setText(empty || instance == null ? "" : fact.apply(instance));
        }
    }

    private final class DeedsCell extends TableCell<Instance, Instance> {
        private final Button reset = Nodes.button(kit.texts().text("credentials.reset"), this::reset, "compact");
        private final Button kept =
                Nodes.button(kit.texts().text("credentials.kept"), this::showKept, "compact", "flat");
        private final HBox box = Nodes.row(4, reset, kept);

        DeedsCell() {
            kept.setGraphic(Nodes.icon(Feather.LOCK, "icon-small"));
        }

        private void reset() {
            new ResetDialog(kit, model.doors(), model.around(), getItem(), Optional.empty(), users).open();
        }

        private void showKept() {
            Instance instance = getItem();
            ContextMenu menu = new ContextMenu();
            for (LoginName user : KeptNotes.on(kit.prefs(), instance.id())) {
                MenuItem copy = new MenuItem(kit.texts().now("credentials.kept.copy", user));
                copy.setOnAction(_ -> copy(instance, user));
                MenuItem forget = new MenuItem(kit.texts().now("credentials.kept.forget", user));
                forget.setOnAction(_ -> forget(instance, user));
                menu.getItems().addAll(copy, forget);
            }
            menu.show(kept, Side.BOTTOM, 0, 0);
        }

        private void copy(Instance instance, LoginName user) {
            kit.work()
                    .run(
                            "password-read",
                            () -> model.doors().kept().read(instance.id(), user),
                            secret -> secret.ifPresentOrElse(
                                    found -> {
                                        ClearingClip.copy(kit.work().workers(), found);
                                        model.around().window().say(kit.texts().now("credentials.kept.copied"));
                                    },
                                    () -> KeptNotes.remove(kit.prefs(), instance.id(), user)),
                            model.around().window()::showProblem);
        }

        private void forget(Instance instance, LoginName user) {
            kit.work()
                    .deed(
                            "password-forget",
                            () -> model.doors().kept().forget(instance.id(), user),
                            () -> KeptNotes.remove(kit.prefs(), instance.id(), user),
                            model.around().window()::showProblem);
        }

        @Override
        protected void updateItem(Instance instance, boolean empty) {
            super.updateItem(instance, empty);
            if (empty || instance == null) {
                setGraphic(null);
                return;
            }
            boolean any = !KeptNotes.on(kit.prefs(), instance.id()).isEmpty();
            kept.setVisible(any);
            kept.setManaged(any);
            setGraphic(box);
        }
    }
}
