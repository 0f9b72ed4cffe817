package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.FileRoom;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.kit.Task;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/// One room of files in a tab.
public final class FilesPage implements Page {
    private final Kit kit;
    private final FileRoom room;
    private final FilesView view;
    private final Node sign = Nodes.icon(Feather.FOLDER, "icon-small");
    private final ObservableValue<String> title;
    private final ObservableValue<String> status;
    private final ReadOnlyObjectWrapper<Optional<Environment>> environment;

    FilesPage(Kit kit, FileRoom room, Optional<Environment> environment, FilesView.Ways ways) {
        this.kit = kit;
        this.room = room;
        this.view = new FilesView(kit, room, ways);
        this.title = kit.texts().text("files.title", room.whose().instance().label());
        this.status = view.status();
        this.environment = new ReadOnlyObjectWrapper<>(environment);
    }

    static String keyOf(FileRoom.Whose whose) {
        return "files-" + whose.user() + "@" + whose.instance().id();
    }

    /// The room that it shows.
    public FileRoom room() {
        return room;
    }

    /// Reads both folders again.
    public void refresh() {
        view.refresh();
    }

    FilesView view() {
        return view;
    }

    @Override
    public String key() {
        return keyOf(room.whose());
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public Node sign() {
        return sign;
    }

    @Override
    public ObservableValue<String> standing() {
        return new ReadOnlyStringWrapper(
                room.whose().user() + "@" + room.whose().instance().label());
    }

    @Override
    public ObservableValue<Optional<Environment>> environment() {
        return environment.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> status() {
        return status;
    }

    @Override
    public ObservableValue<List<Task>> tasks() {
        return view.tasks();
    }

    @Override
    public boolean hasScopes() {
        return false;
    }

    @Override
    public boolean hasForwards() {
        return false;
    }

    @Override
    public Parent content() {
        return view;
    }

    @Override
    public void focus() {
        view.focus();
    }

    /// Whether something moves, or waits to be sent back.
    public boolean isBusy() {
        return room.transfers().isBusy() || room.edits().hasUnsent();
    }

    @Override
    public void mayClose(Runnable go) {
        if (!isBusy()) {
            go.run();
            return;
        }
        Dialog ask = new Dialog(
                kit.overlay(),
                kit.texts(),
                kit.texts().text("files.close.title", room.whose().instance().label()),
                560);
        String sentence = room.edits().hasUnsent() ? "files.close.unsent" : "files.close.sentence";
        ask.body(Nodes.paragraph(kit.texts().text(sentence)));
        ask.leave(kit.texts().text("kit.cancel"), () -> {});
        ask.open(ask.leave(kit.texts().text("files.close.go"), go, "accent"));
    }

    @Override
    public void close() {
        view.close();
        kit.work().workers().start("files-close", room::close);
    }
}
