package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The instances of the region, and who may log in to the chosen one.
final class UsersPane extends HBox implements AutoCloseable {
    private static final double LIST = 256;

    private final Kit kit;
    private final CredentialsModel model;
    private final ListView<Instance> list = new ListView<>();
    private final StackPane detail = new StackPane();
    private final Subscription watched;
    private Optional<InstanceUsers> shown = Optional.empty();

    UsersPane(Kit kit, CredentialsModel model) {
        this.kit = kit;
        this.model = model;
        list.setMinWidth(LIST);
        list.setMaxWidth(LIST);
        list.getStyleClass().add("users-instances");
        list.accessibleTextProperty().bind(kit.texts().text("credentials.targets"));
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        list.setPlaceholder(Nodes.label(kit.texts().text("credentials.targets.none"), "muted"));
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMinWidth(0);
        getChildren().setAll(list, detail);
        model.filterProperty().subscribe(_ -> show());
        model.regionProperty().subscribe((_, _) -> show());
        watched = model.around().known().subscribe((_, _) -> show());
        showNone();
    }

    ListView<Instance> list() {
        return list;
    }

    private void showNone() {
        shown.ifPresent(InstanceUsers::close);
        shown = Optional.empty();
        detail.getChildren().setAll(new EmptyPane(kit, Feather.USERS, "credentials.empty.users."));
    }

    private void show() {
        List<Instance> rows = model.filtered();
        if (list.getItems().equals(rows)) {
            return;
        }
        Optional<InstanceId> before = shown.map(InstanceUsers::instance).map(Instance::id);
        list.getItems().setAll(rows);
        rows.stream()
                .filter(instance -> before.equals(Optional.of(instance.id())))
                .findFirst()
                .ifPresentOrElse(list.getSelectionModel()::select, this::showNone);
    }

    private void chosen(Instance instance) {
        if (instance == null) {
            return;
        }
        boolean same =
                shown.map(InstanceUsers::instance).filter(instance::equals).isPresent();
        boolean usable = shown.filter(it -> it.instance().id().equals(instance.id()))
                .filter(it -> it.isReadable() == InstanceUsers.isReadable(instance))
                .isPresent();
        if (!same && !usable) {
            shown.ifPresent(InstanceUsers::close);
            InstanceUsers users = new InstanceUsers(kit, model, instance);
            shown = Optional.of(users);
            detail.getChildren().setAll(users);
        }
    }

    void choose(Instance instance) {
        list.getItems().stream()
                .filter(row -> row.id().equals(instance.id()))
                .findFirst()
                .ifPresent(row -> {
                    list.getSelectionModel().select(row);
                    list.scrollTo(row);
                });
    }

    void readAgain() {
        shown.ifPresent(InstanceUsers::read);
    }

    @Override
    public void close() {
        watched.unsubscribe();
        shown.ifPresent(InstanceUsers::close);
    }

    private final class Cell extends ListCell<Instance> {
        private final Region mark = new Region();
        private final Label name = Nodes.plain("");
        private final Tag tag = new Tag();
        private final HBox row = Nodes.row(8, mark, Nodes.grow(name), tag);

        Cell() {
            setPrefWidth(0);
            name.setMinWidth(0);
        }

        @Override
        protected void updateItem(Instance instance, boolean empty) {
            super.updateItem(instance, empty);
            if (empty || instance == null) {
                setGraphic(null);
                return;
            }
            PasswordsPane.markOf(instance).show(mark);
            name.setText(instance.label());
            tag.show(model.environment().apply(instance));
            setAccessibleText(instance.label());
            setGraphic(row);
        }
    }
}
