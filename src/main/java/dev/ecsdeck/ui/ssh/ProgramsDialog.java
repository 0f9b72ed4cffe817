package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.HandoutDesk;
import dev.ecsdeck.service.keys.HandoutDesk.Handout;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.KeyPlaces;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A key for another program of this computer: the line that logs in with it, the socket that holds it, its sixty
/// seconds; and the ways for those who want a file or an entry in `ssh_config`.
final class ProgramsDialog {
    private static final double WIDTH = 640;

    /// For whom the key is.
    record Wanted(Instance instance, LoginName user, KeyKind kind) {}

    private final Kit kit;
    private final HandoutDesk desk;
    private final KeyPlaces places;
    private final Wanted wanted;
    private final Dialog dialog;
    private final KeyRing ring;
    private final VBox middle = Nodes.column(8);
    private Optional<Handout> lent = Optional.empty();
    private FxWork.Job job = () -> {};

    /// @param config shows the entry for `ssh_config`
    ProgramsDialog(Kit kit, SshDoors doors, Wanted wanted, Runnable config) {
        this.kit = kit;
        this.desk = doors.handouts();
        this.places = doors.places();
        this.wanted = wanted;
        this.ring = new KeyRing(kit, this::lend);
        this.dialog = new Dialog(
                kit.overlay(),
                kit.texts(),
                kit.texts().text("keys.programs.title", wanted.instance().label()),
                WIDTH);
        Looks.sheet(dialog, "ssh");
        HBox body = Nodes.row(24, Nodes.grow(middle), ring);
        body.setAlignment(Pos.TOP_LEFT);
        dialog.body(body, promise());
        Button file = Nodes.button(kit.texts().text("keys.programs.file"), this::save, "large");
        file.setGraphic(Nodes.icon(Feather.SAVE));
        Button entry = Nodes.button(
                kit.texts().text("keys.programs.config"),
                () -> {
                    dialog.dismiss();
                    config.run();
                },
                "large");
        entry.setGraphic(Nodes.icon(Feather.FILE_TEXT));
        dialog.leave(kit.texts().text("kit.close"), () -> {});
        dialog.aside(Nodes.row(8, file, entry));
        dialog.whenGone(() -> job.cancel());
    }

    /// Opens it and lends at once.
    void open() {
        lend();
        dialog.open(ring);
    }

    private void lend() {
        job.cancel();
        lent = Optional.empty();
        ring.show(Optional.empty(), "keys.ring.none", false);
        middle.getChildren()
                .setAll(
                        title("keys.programs.lending"),
                        Nodes.paragraph(kit.texts().text("keys.programs.lending.why", wanted.user()), "muted"));
        job = kit.work()
                .run(
                        "key-lend-" + wanted.instance().id(),
                        () -> desk.lend(wanted.instance(), wanted.user(), wanted.kind()),
                        this::show,
                        this::refuse);
    }

    private Label title(String key) {
        return Nodes.label(kit.texts().text(key, wanted.instance().label()), "strong");
    }

    private void show(Handout handout) {
        lent = Optional.of(handout);
        ring.show(Optional.of(handout.goodUntil()), "keys.ring.ended", true);
        Button copy = Nodes.button(kit.texts().text("keys.programs.copy"), () -> copy(handout.command()), "accent");
        copy.setGraphic(Nodes.icon(Feather.COPY));
        Button terminal = Nodes.button(kit.texts().text("keys.programs.terminal"), this::terminal);
        terminal.setGraphic(Nodes.icon(Feather.EXTERNAL_LINK));
        middle.getChildren()
                .setAll(
                        title("keys.programs.line"),
                        Lines.well(handout.command(), kit.texts().text("keys.programs.line.name")),
                        Nodes.row(8, copy, terminal),
                        fact("keys.programs.target", handout.target()),
                        fact("keys.programs.socket", handout.socket().toString()));
        copy.requestFocus();
    }

    private Node fact(String key, String value) {
        Label name = Nodes.label(kit.texts().text(key), "small", "muted");
        name.setMinWidth(104);
        Button copy = Nodes.iconButton(
                Feather.COPY,
                kit.texts().text("keys.programs.copy-this", kit.texts().text(key)),
                "",
                () -> copy(value));
        copy.getStyleClass().add("compact");
        return Nodes.row(8, name, Nodes.grow(Nodes.middleCut(value, "mono")), copy);
    }

    private void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private void terminal() {
        lent.ifPresent(handout -> kit.work()
                .deed("key-terminal", () -> desk.openTerminal(handout.command()), dialog::dismiss, this::refuse));
    }

    private void refuse(Problem problem) {
        ring.show(Optional.empty(), "keys.ring.wiped", false);
        ObservableValue<String> again = kit.texts().text("keys.remedy.again");
        ProblemPane pane = new ProblemPane(
                kit, problem, Optional.of(wanted.instance().label()), List.of(new Remedy(again, this::lend)));
        middle.getChildren().setAll(pane);
    }

    private void save() {
        dialog.dismiss();
        new SaveKeyDialog(kit, desk, places, wanted).open();
    }

    private Node promise() {
        HBox note = Nodes.row(
                12,
                Nodes.icon(Feather.SHIELD, "icon-small"),
                Nodes.grow(Nodes.paragraph(kit.texts().text("keys.programs.promise"), "small")));
        note.setAlignment(Pos.TOP_LEFT);
        note.getStyleClass().add("well");
        return note;
    }

    /// A command or a key as text that can be selected.
    static final class Lines {
        private Lines() {}

        static TextArea well(String text, ObservableValue<String> name) {
            TextArea area = new TextArea(text);
            area.setEditable(false);
            area.setWrapText(true);
            area.setPrefRowCount(4);
            area.setPrefColumnCount(20);
            area.getStyleClass().addAll("mono", "command-well");
            area.accessibleTextProperty().bind(name);
            return area;
        }
    }
}
