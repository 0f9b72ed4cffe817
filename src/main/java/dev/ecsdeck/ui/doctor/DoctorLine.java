package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Patient;
import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Step;
import dev.ecsdeck.service.doctor.Examination;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// What the doctor finds, in one line beside what did not work. The examination goes on while another tab is in
/// front; it ends by itself, and with it the listening.
public final class DoctorLine extends HBox {
    private final Kit kit;
    private final Patient patient;
    private final FxSignal<Report> report;
    private final Region mark = new Region();
    private final Label words = Nodes.plain("", "small");
    private Subscription language = Subscription.EMPTY;

    DoctorLine(Kit kit, Examination examination, Patient patient, Runnable open) {
        super(8);
        this.kit = kit;
        this.patient = patient;
        getStyleClass().add("doctor-line");
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        getChildren()
                .addAll(mark, Nodes.grow(words), Nodes.button(kit.texts().text("doctor.line.open"), open, "compact"));
        this.report = new FxSignal<>(examination.report());
        report.each(this::show);
        sceneProperty().subscribe(scene -> {
            language.unsubscribe();
            language = scene == null
                    ? Subscription.EMPTY
                    : kit.texts()
                            .messagesProperty()
                            .subscribe(_ -> show(examination.report().value()));
        });
    }

    private void show(Report now) {
        DoctorView.markOf(now).show(mark);
        if (now.outcome() != Report.Outcome.UNDERWAY) {
            report.close();
        }
        DoctorWords speech =
                new DoctorWords(kit.texts().messages(), patient.instance().label());
        words.setText(
                switch (now.outcome()) {
                    case UNDERWAY ->
                        kit.texts()
                                .now(
                                        "doctor.line.looking",
                                        now.steps().stream()
                                                .filter(step -> step.state() == Step.State.UNDERWAY)
                                                .findFirst()
                                                .map(step -> step.rung().number())
                                                .orElse(1));
                    case CAUSE ->
                        kit.texts()
                                .now(
                                        "doctor.line.found",
                                        now.cause()
                                                .map(found -> speech.title(found.finding()))
                                                .orElse(""));
                    case WELL, NOTHING_FOUND -> kit.texts().now("doctor.line.well");
                    case CANCELLED -> kit.texts().now("doctor.status.cancelled");
                });
    }
}
