package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Fact;
import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Step;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.text.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A report as plain text, for a ticket. Secrets are taken out by whoever hands it on.
final class ReportText {
    private ReportText() {}

    static String of(Report report, Messages messages, Instant now) {
        Instance instance = report.patient().instance();
        DoctorWords words = new DoctorWords(messages, instance.label());
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("doctor.report.head"));
        lines.add(messages.text(
                "doctor.report.instance",
                instance.label(),
                instance.id().value(),
                instance.region().value()));
        lines.add(messages.text("doctor.report.when", report.began().toString(), words.took(report.took())));
        report.patient()
                .complaint()
                .ifPresent(problem -> lines.add(messages.text("doctor.report.complaint", words.said(problem))));
        lines.add("");
        report.cause()
                .ifPresentOrElse(
                        found -> {
                            lines.add(words.title(found.finding()));
                            lines.add(words.sentence(found.finding()));
                            lines.add(messages.text(
                                    "doctor.report.fixes",
                                    found.fixes().stream().map(words::fix).collect(Collectors.joining("; "))));
                        },
                        () -> lines.add(messages.text(
                                report.outcome() == Report.Outcome.WELL ? "doctor.well.title" : "doctor.nothing.title",
                                instance.label())));
        lines.add("");
        for (Step step : report.steps()) {
            lines.add("%2d  %s: %s"
                    .formatted(
                            step.rung().number(),
                            words.rung(step),
                            step.state() == Step.State.WAITING
                                    ? messages.text("doctor.state.waiting")
                                    : words.state(step, now)));
            step.verdict()
                    .ifPresent(verdict ->
                            verdict.evidence().forEach(fact -> lines.add("      " + line(fact, words, now))));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(Fact fact, DoctorWords words, Instant now) {
        String remark = words.remark(fact, now);
        return words.label(fact) + ": " + words.value(fact) + (remark.isEmpty() ? "" : "  (" + remark + ")");
    }
}
