package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.FileRoom;
import dev.ecsdeck.service.files.RoomState;
import dev.ecsdeck.service.files.TransferRow;
import dev.ecsdeck.service.files.TransferState;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The whole of one room: bands, panes, queue.
final class FilesView extends VBox implements AutoCloseable {
    private final Kit kit;
    private final FileRoom room;
    private final PaneModel here;
    private final PaneModel there;
    private final FilePane left;
    private final FilePane right;
    private final TransferPanel transfers;
    private final EditBands edits;
    private final FxSignal<RoomState> state;
    private final HBox band = Nodes.row(8);
    private final Label bandWords = Nodes.plain("");
    private final Runnable login;
    private boolean begun;

    /// What the view asks of those around it.
    ///
    /// @param openHere opens a file or a folder of this computer
    /// @param login leads the person through a login, for when one by itself did not work
    record Ways(Navigator navigator, Consumer<Path> openHere, Runnable login) {}

    FilesView(Kit kit, FileRoom room, Ways ways) {
        this.kit = kit;
        this.room = room;
        this.login = ways.login();
        this.here = new PaneModel(kit.work(), room.here(), true, "");
        this.there = new PaneModel(
                kit.work(), room.there(), false, room.whose().instance().label());
        FileDeeds deeds = new FileDeeds(kit, room, here, there, ways.navigator(), ways.openHere());
        this.left = new FilePane(kit, here, deeds, free(here, ""));
        this.right = new FilePane(kit, there, deeds, free(there, room.whose().user()));
        this.transfers = new TransferPanel(kit, room, ways.navigator(), row -> reveal(row, ways), this::arrived);
        this.edits = new EditBands(kit, room.edits(), room.whose().instance().label(), ways.navigator());
        this.state = new FxSignal<>(room.state());
        getStyleClass().add("files");
        Looks.sheet(this, "files");
        SplitPane panes = new SplitPane(left, right);
        panes.setDividerPositions(0.5);
        VBox.setVgrow(panes, Priority.ALWAYS);
        band.getStyleClass().add("band");
        getChildren().addAll(band, edits, panes, transfers);
        room.transfers().askWith(new ConflictDialog(kit));
        state.property().subscribe(this::show);
        kit.texts().messagesProperty().subscribe((_, _) -> show(state.value()));
        kit.ticker().whileShown(this, room::look);
        kit.ticker().whileShown(bandWords, () -> words(state.value()));
        here.begin();
        there.begin();
    }

    private javafx.beans.value.ObservableValue<String> free(PaneModel model, String user) {
        ReadOnlyObjectProperty<OptionalLong> bytes = model.freeProperty();
        return Bindings.createStringBinding(
                () -> {
                    String room = bytes.get().isPresent()
                            ? kit.texts().now("files.free", Sizes.of(bytes.get().getAsLong()))
                            : "";
                    if (user.isEmpty()) {
                        return room;
                    }
                    return room.isEmpty()
                            ? kit.texts().now("files.as", user)
                            : kit.texts()
                                    .now(
                                            "files.as-free",
                                            user,
                                            Sizes.of(bytes.get().getAsLong()));
                },
                bytes,
                kit.texts().messagesProperty());
    }

    /// Reads both folders again.
    void refresh() {
        here.refresh();
        there.refresh();
    }

    /// Copies and moves into a folder that is shown are seen there.
    private void arrived(TransferRow row) {
        PaneModel onto = row.isUpload() ? there : here;
        if (onto.folderProperty().get().filter(row.to()::equals).isPresent()) {
            onto.refresh();
        }
    }

    private void reveal(TransferRow row, Ways ways) {
        if (!row.isUpload() && row.state() instanceof TransferState.Done) {
            ways.openHere().accept(Path.of(row.to()));
        } else {
            there.go(row.to());
        }
    }

    private void show(RoomState now) {
        if (now instanceof RoomState.Open) {
            if (begun && there.problemProperty().get().isPresent()) {
                there.refresh();
            }
            begun = true;
        }
        boolean shown = now instanceof RoomState.Lost || (now instanceof RoomState.Connecting && begun);
        band.setVisible(shown);
        band.setManaged(shown);
        band.getStyleClass().removeAll("warning", "accent");
        band.getStyleClass().add(now instanceof RoomState.Lost ? "warning" : "accent");
        band.getChildren()
                .setAll(
                        Nodes.icon(
                                now instanceof RoomState.Lost ? Feather.ALERT_TRIANGLE : Feather.REFRESH_CW,
                                "icon-small"),
                        Nodes.grow(bandWords));
        if (now instanceof RoomState.Lost lost) {
            Button why = Nodes.button(kit.texts().text("files.lost.login"), login, "compact");
            Button again = Nodes.button(kit.texts().text("files.lost.again"), this::reconnect, "compact", "accent");
            why.setTooltip(Nodes.tooltip(ProblemPane.sentenceOf(kit.texts(), lost.problem())));
            band.getChildren().addAll(why, again);
        }
        words(now);
    }

    private void words(RoomState now) {
        var messages = kit.texts().messages();
        switch (now) {
            case RoomState.Lost lost ->
                bandWords.setText(messages.text(
                        "files.lost",
                        ProblemPane.sentenceOf(kit.texts(), lost.problem()).getValue(),
                        Ages.since(messages, lost.since(), kit.ticker().now())));
            case RoomState.Connecting _ -> bandWords.setText(messages.text("files.connecting"));
            case RoomState.Open _ -> bandWords.setText("");
        }
    }

    private void reconnect() {
        kit.work().deed("files-reconnect", room::connect, there::refresh, _ -> {});
    }

    ReadOnlyObjectProperty<RoomState> stateProperty() {
        return state.property();
    }

    FilePane left() {
        return left;
    }

    FilePane right() {
        return right;
    }

    /// Puts the keyboard into the pane that had it, or the instance's.
    void focus() {
        (left.hasKeyboard() ? left : right).table().requestFocus();
    }

    Optional<String> folderThere() {
        return there.folderProperty().get();
    }

    ObservableValue<List<Task>> tasks() {
        return transfers.tasks();
    }

    SimpleStringProperty status() {
        SimpleStringProperty status = new SimpleStringProperty();
        status.bind(kit.texts()
                .text(
                        room.whose().isCapped() ? "files.status.session" : "files.status.direct",
                        room.whose().instance().label()));
        return status;
    }

    @Override
    public void close() {
        here.close();
        there.close();
        transfers.close();
        edits.close();
        state.close();
    }
}
