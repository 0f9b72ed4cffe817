package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Fact;
import dev.ecsdeck.diagnosis.Finding;
import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Rung;
import dev.ecsdeck.diagnosis.Step;
import dev.ecsdeck.diagnosis.Verdict;
import dev.ecsdeck.service.doctor.Repaired;
import dev.ecsdeck.ui.doctor.DoctorModel.Repair;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What was found: finding, sentence, the change, what mends it, evidence. Or what one rung saw.
final class FindingPane extends VBox {
    private static final double TEXT = 680;

    private final Kit kit;
    private final DoctorModel model;
    private final FixDeeds deeds;
    private final Label progress = Nodes.plain("", "muted", "small");

    FindingPane(Kit kit, DoctorModel model, DoctorDoors doors) {
        this.kit = kit;
        this.model = model;
        this.deeds = new FixDeeds(kit, model, doors);
        getStyleClass().add("finding");
        setMaxWidth(TEXT + 64);
        model.reportProperty().subscribe((_, _) -> show());
        model.chosenProperty().subscribe((_, _) -> show());
        model.repairProperty().subscribe((_, _) -> show());
        kit.texts().messagesProperty().subscribe((_, _) -> show());
        kit.ticker().whileShown(progress, this::tick);
        show();
    }

    private void show() {
        Report report = model.reportProperty().get();
        DoctorWords words = new DoctorWords(
                kit.texts().messages(), model.patient().instance().label());
        getChildren().clear();
        Optional<Rung> shown = model.shown();
        Optional<Verdict.Found> cause = report.cause();
        boolean isCause = cause.isPresent()
                && shown.filter(rung -> rung == cause.get().finding().cause().rung())
                        .isPresent();
        if (isCause) {
            cause(words, cause.get());
        } else if (shown.isPresent()) {
            rung(words, report.step(shown.get()));
        } else {
            outcome(words, report);
        }
        tick();
    }

    private void cause(DoctorWords words, Verdict.Found found) {
        Finding finding = found.finding();
        title(Feather.X_CIRCLE, "icon-bad", words.title(finding));
        paragraph(words.sentence(finding));
        found.fixes().stream()
                .flatMap(fix -> Changes.of(kit, fix, words).stream())
                .forEach(getChildren()::add);
        repair(words, found.fixes());
        evidence(words, found.evidence());
        Label logs = Nodes.paragraph(kit.texts().text("doctor.where-logs"), "small", "subtle", "finding-note");
        if (finding.cause().rung().compareTo(Rung.AGENT) >= 0) {
            getChildren().add(logs);
        }
    }

    private void repair(DoctorWords words, List<Fix> fixes) {
        switch (model.repairProperty().get()) {
            case Repair.Underway _ -> getChildren().add(progress);
            case Repair.Ended ended ->
                getChildren()
                        .add(Nodes.plain(
                                kit.texts().now(ended.how() == Repaired.DONE ? "doctor.fixed" : "doctor.fixed.not-yet"),
                                "warn",
                                "finding-note"));
            case Repair.Refused refused ->
                getChildren()
                        .add(Nodes.styled(
                                new ProblemPane(kit, refused.why(), deeds.afterRefusal(refused.why())),
                                "framed",
                                "finding-refused"));
            case Repair.None _ -> {}
        }
        boolean busy = model.repairProperty().get() instanceof Repair.Underway;
        FlowPane buttons = new FlowPane(8, 8);
        buttons.getStyleClass().add("finding-buttons");
        for (Fix fix : fixes) {
            buttons.getChildren()
                    .addAll(deeds.buttons(fix, words, buttons.getChildren().isEmpty(), busy));
        }
        fixes.stream()
                .filter(Fix::isDoneHere)
                .findFirst()
                .flatMap(Fix::permission)
                .ifPresent(permission -> {
                    Label needs = Nodes.plain(kit.texts().now("doctor.needs", permission), "muted", "small");
                    buttons.getChildren().add(needs);
                });
        if (!buttons.getChildren().isEmpty()) {
            getChildren().add(buttons);
        }
    }

    private void rung(DoctorWords words, Step step) {
        String key = switch (step.state()) {
            case WAITING -> "doctor.waiting.";
            case UNDERWAY -> "doctor.underway.";
            case DONE ->
                switch (step.verdict().orElseThrow()) {
                    case Verdict.Passed _ -> "doctor.passed.";
                    case Verdict.NotAsked _ -> "doctor.not-asked.";
                    case Verdict.Unseen _ -> "doctor.unseen.";
                    case Verdict.Doubt _, Verdict.Found _ -> "";
                };
        };
        Optional<Verdict> verdict = step.verdict();
        if (verdict.orElse(null) instanceof Verdict.Doubt doubt) {
            title(Feather.ALERT_CIRCLE, "icon-warn", words.title(doubt.finding()));
            paragraph(words.sentence(doubt.finding()));
        } else if (verdict.orElse(null) instanceof Verdict.Unseen unseen) {
            title(Feather.EYE_OFF, "icon-warn", kit.texts().now("doctor.unseen.title"));
            paragraph(
                    unseen.permission().isEmpty()
                            ? kit.texts().now("doctor.unseen.other")
                            : kit.texts().now("doctor.unseen.permission", unseen.permission()));
            if (!unseen.permission().isEmpty()) {
                repair(words, List.of(new Fix.CopyPolicy(unseen.permission())));
            }
        } else {
            boolean good = verdict.orElse(null) instanceof Verdict.Passed;
            title(
                    good ? Feather.CHECK_CIRCLE : Feather.CIRCLE,
                    good ? "icon-good" : "icon-plain",
                    kit.texts().now(key + "title"));
            paragraph(kit.texts().now(key + "sentence"));
        }
        verdict.ifPresent(it -> evidence(words, it.evidence()));
    }

    private void outcome(DoctorWords words, Report report) {
        String name = model.patient().instance().label();
        switch (report.outcome()) {
            case WELL -> {
                title(Feather.CHECK_CIRCLE, "icon-good", kit.texts().now("doctor.well.title", name));
                paragraph(kit.texts().now("doctor.well.sentence"));
                buttonsAfter();
                evidence(
                        words,
                        report.step(Rung.TARGET)
                                .verdict()
                                .map(Verdict::evidence)
                                .orElse(List.of()));
                advice(words, report.advice());
            }
            case NOTHING_FOUND -> {
                title(Feather.HELP_CIRCLE, "icon-warn", kit.texts().now("doctor.nothing.title", name));
                paragraph(kit.texts().now("doctor.nothing.sentence"));
                buttonsAfter();
            }
            case CANCELLED -> {
                title(Feather.SLASH, "icon-plain", kit.texts().now("doctor.cancelled.title"));
                paragraph(kit.texts().now("doctor.cancelled.sentence"));
            }
            case UNDERWAY, CAUSE -> {
                title(Feather.CIRCLE, "icon-plain", kit.texts().now("doctor.underway.title"));
                paragraph(kit.texts().now("doctor.underway.sentence"));
            }
        }
    }

    private void buttonsAfter() {
        FlowPane buttons = new FlowPane(8, 8, deeds.connect());
        buttons.getStyleClass().add("finding-buttons");
        getChildren().add(buttons);
    }

    private void advice(DoctorWords words, List<Fix> advice) {
        if (advice.isEmpty()) {
            return;
        }
        getChildren().add(Nodes.plain(kit.texts().now("doctor.advice.title"), "section", "finding-section"));
        paragraph(kit.texts().now("doctor.advice.sentence"));
        advice.stream().flatMap(fix -> Changes.of(kit, fix, words).stream()).forEach(getChildren()::add);
        boolean busy = model.repairProperty().get() instanceof Repair.Underway;
        FlowPane buttons = new FlowPane(8, 8);
        buttons.getStyleClass().add("finding-buttons");
        advice.forEach(fix -> buttons.getChildren().addAll(deeds.buttons(fix, words, false, busy)));
        getChildren().add(buttons);
        if (busy) {
            getChildren().add(progress);
        }
    }

    private void title(Feather icon, String style, String text) {
        Label title = Nodes.plain(text, "title");
        title.setWrapText(true);
        FontIcon sign = Nodes.icon(icon, "icon-large", style);
        getChildren().add(Nodes.row(12, sign, Nodes.grow(title)));
    }

    private void paragraph(String text) {
        if (!text.isEmpty()) {
            getChildren().add(Nodes.paragraph(new SimpleStringProperty(text), "finding-text"));
        }
    }

    private void evidence(DoctorWords words, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        List<Node> lines = new ArrayList<>();
        lines.add(Nodes.plain(kit.texts().now("doctor.evidence"), "section", "finding-section"));
        lines.add(new EvidenceGrid(words, facts, kit.ticker().now()));
        getChildren().addAll(lines);
    }

    private void tick() {
        if (model.repairProperty().get() instanceof Repair.Underway underway) {
            Duration since = Duration.between(underway.since(), kit.ticker().now());
            progress.setText(
                    kit.texts().now("doctor.fixing", Ages.span(kit.texts().messages(), since)));
        }
    }
}
