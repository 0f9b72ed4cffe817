package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Verdict;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/// One patient: the ladder at the left, what was found at the right.
public final class DoctorView extends VBox {
    private final Kit kit;
    private final DoctorModel model;
    private final DoctorDoors doors;
    private final Region mark = Mark.UNDERWAY.node();
    private final Label standing = Nodes.plain("", "muted", "small");
    private final Button again;
    private final LadderList ladder;

    public DoctorView(Kit kit, DoctorModel model, DoctorDoors doors) {
        this.kit = kit;
        this.model = model;
        this.doors = doors;
        getStyleClass().addAll("page", "doctor");
        Looks.sheet(this, "doctor");
        this.ladder = new LadderList(kit, model);
        this.again = new Button();
        again.setGraphic(Nodes.icon(Feather.REFRESH_CW));
        again.setMinWidth(Region.USE_PREF_SIZE);
        FindingPane finding = new FindingPane(kit, model, doors);
        ScrollPane scroll = new ScrollPane(finding);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox middle = new HBox(ladder, scroll);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head(), middle);
        model.reportProperty().subscribe(this::show);
        kit.texts()
                .messagesProperty()
                .subscribe((_, _) -> show(model.reportProperty().get()));
    }

    private HBox head() {
        Instance instance = model.patient().instance();
        Tag tag = new Tag();
        tag.show(doors.environment().apply(instance));
        Label name = Nodes.plain(instance.label(), "strong");
        Label id = Nodes.middleCut(instance.id().value(), "mono", "muted", "small");
        Button copy = Nodes.button(kit.texts().text("doctor.copy-report"), this::copy);
        copy.setGraphic(Nodes.icon(Feather.COPY));
        Button save = Nodes.button(kit.texts().text("doctor.save-report"), this::save);
        save.setGraphic(Nodes.icon(Feather.SAVE));
        HBox head = Nodes.row(8, mark, name, tag, id, Nodes.grow(standing), copy, save, again);
        head.getStyleClass().add("doctor-head");
        return head;
    }

    public DoctorModel model() {
        return model;
    }

    public void focusLadder() {
        ladder.focusList();
    }

    public void close() {
        model.close();
    }

    private void show(Report report) {
        DoctorWords words = new DoctorWords(
                kit.texts().messages(), model.patient().instance().label());
        boolean underway = report.outcome() == Report.Outcome.UNDERWAY;
        again.setText(kit.texts().now(underway ? "doctor.stop" : "doctor.again"));
        again.setOnAction(_ -> {
            if (model.reportProperty().get().outcome() == Report.Outcome.UNDERWAY) {
                model.stop();
            } else {
                model.again();
            }
        });
        markOf(report).show(mark);
        standing.setText(
                switch (report.outcome()) {
                    case UNDERWAY ->
                        model.shown()
                                .map(rung -> kit.texts().now("doctor.status.underway", rung.number()))
                                .orElse("");
                    case CAUSE ->
                        kit.texts()
                                .now(
                                        "doctor.status.cause",
                                        report.cause()
                                                .map(Verdict.Found::finding)
                                                .map(found ->
                                                        found.cause().rung().number())
                                                .orElse(0),
                                        words.took(report.took()));
                    case WELL -> kit.texts().now("doctor.status.well", words.took(report.took()));
                    case NOTHING_FOUND -> kit.texts().now("doctor.status.nothing", words.took(report.took()));
                    case CANCELLED -> kit.texts().now("doctor.status.cancelled");
                });
    }

    static Mark markOf(Report report) {
        return switch (report.outcome()) {
            case UNDERWAY -> Mark.UNDERWAY;
            case CAUSE -> Mark.DENIED;
            case WELL -> Mark.DONE;
            case NOTHING_FOUND -> Mark.CARE;
            case CANCELLED -> Mark.STOPPED;
        };
    }

    private String text() {
        return doors.clean()
                .apply(ReportText.of(
                        model.reportProperty().get(),
                        kit.texts().messages(),
                        kit.ticker().now()));
    }

    private void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text()));
        doors.say().accept(kit.texts().now("kit.copied"));
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName("doctor-" + model.patient().instance().id() + ".txt");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file == null) {
            return;
        }
        String text = text();
        kit.work()
                .deed(
                        "doctor-save",
                        () -> write(file, text),
                        () -> doors.say().accept(kit.texts().now("doctor.saved")),
                        problem ->
                                doors.say().accept(new DoctorWords(kit.texts().messages(), "").said(problem)));
    }

    private static void write(File file, String text) throws ProblemException {
        try {
            Files.writeString(file.toPath(), text);
        } catch (IOException unwritable) {
            throw new ProblemException(
                    new Problem.FileUnusable(
                            file.toString(), Problem.FileFault.OTHER, String.valueOf(unwritable.getMessage())),
                    unwritable);
        }
    }
}
