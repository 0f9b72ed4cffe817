package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Fact;
import dev.ecsdeck.diagnosis.Finding;
import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.diagnosis.Step;
import dev.ecsdeck.diagnosis.Verdict;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.text.Explanation;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.text.ProblemText;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From what the doctor found to what a person reads, in one language.
final class DoctorWords {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Messages messages;
    private final String instance;

    DoctorWords(Messages messages, String instance) {
        this.messages = messages;
        this.instance = instance;
    }

    String title(Finding finding) {
        return messages.text("doctor.cause." + finding.cause() + ".title", arguments(finding));
    }

    /// The doctor's own sentence, or what the problem behind it says.
    String sentence(Finding finding) {
        Optional<String> own = messages.find("doctor.cause." + finding.cause() + ".sentence", arguments(finding));
        return own.orElseGet(() -> finding.problem().map(this::said).orElse(""));
    }

    /// Why, and what now.
    String said(Problem problem) {
        Explanation words = new ProblemText(messages).of(problem, instance);
        return (words.sentence() + " " + words.remedy()).strip();
    }

    private Object[] arguments(Finding finding) {
        List<Object> all = new ArrayList<>(List.of(instance));
        for (String detail : finding.details()) {
            boolean place = detail.equals("instance") || detail.equals("region");
            boolean number = detail.matches("\\d{1,9}");
            all.add(place ? messages.text("doctor.place." + detail) : number ? Integer.valueOf(detail) : detail);
        }
        while (all.size() < 4) {
            all.add("");
        }
        return all.toArray();
    }

    String rung(Step step) {
        return messages.text("doctor.rung." + step.rung());
    }

    /// What stands at the end of a rung's line.
    String state(Step step, Instant now) {
        return switch (step.state()) {
            case WAITING -> "";
            case UNDERWAY -> messages.text("doctor.state.underway");
            case DONE ->
                switch (step.verdict().orElseThrow()) {
                    case Verdict.Passed _ ->
                        messages.text("doctor.remark.took", step.took().toMillis());
                    case Verdict.Doubt doubt -> doubt(doubt, now);
                    case Verdict.Found _ -> messages.text("doctor.state.found");
                    case Verdict.Unseen _ -> messages.text("doctor.state.unseen");
                    case Verdict.NotAsked _ -> messages.text("doctor.state.not-asked");
                };
        };
    }

    private String doubt(Verdict.Doubt doubt, Instant now) {
        return doubt.evidence().stream()
                .flatMap(fact -> fact.remark().stream())
                .filter(Fact.Remark.Age.class::isInstance)
                .map(Fact.Remark.Age.class::cast)
                .findFirst()
                .map(age -> messages.text("doctor.state.old", Ages.since(messages, age.since(), now)))
                .orElseGet(() -> messages.text("doctor.state.doubt"));
    }

    /// The same for those who do not see the mark.
    String standing(Step step, Instant now) {
        boolean passed = step.verdict().orElse(null) instanceof Verdict.Passed;
        String state = step.state() == Step.State.WAITING ? messages.text("doctor.state.waiting") : state(step, now);
        return step.rung().number() + ", " + rung(step) + ", "
                + (passed ? messages.text("doctor.state.passed") + ", " : "") + state;
    }

    static Mark mark(Step step) {
        return switch (step.state()) {
            case WAITING -> Mark.STOPPED;
            case UNDERWAY -> Mark.UNDERWAY;
            case DONE ->
                switch (step.verdict().orElseThrow()) {
                    case Verdict.Passed _ -> Mark.DONE;
                    case Verdict.Doubt _, Verdict.Unseen _ -> Mark.CARE;
                    case Verdict.Found _ -> Mark.DENIED;
                    case Verdict.NotAsked _ -> Mark.STOPPED;
                };
        };
    }

    String label(Fact fact) {
        return messages.find("doctor.fact." + fact.name()).orElse(fact.name());
    }

    /// The value as this computer's user reads it.
    String value(Fact fact) {
        return fact.remark().orElse(null) instanceof Fact.Remark.Age age
                ? SECOND.format(age.since().atZone(ZoneId.systemDefault()))
                : fact.value();
    }

    String remark(Fact fact, Instant now) {
        return fact.remark().map(remark -> remark(remark, now)).orElse("");
    }

    private String remark(Fact.Remark remark, Instant now) {
        return switch (remark) {
            case Fact.Remark.Age(var since, var fresh) ->
                messages.text("doctor.remark.age", Ages.since(messages, since, now), Ages.span(messages, fresh));
            case Fact.Remark.Made(var at) ->
                messages.text("doctor.remark.made", MINUTE.format(at.atZone(ZoneId.systemDefault())));
            case Fact.Remark.Took(var time) -> messages.text("doctor.remark.took", time.toMillis());
            case Fact.Remark.Said(var key, var arguments) -> messages.text("doctor.remark." + key, arguments.toArray());
            case Fact.Remark.Plain(var text) -> text;
        };
    }

    String fix(Fix fix) {
        return switch (fix) {
            case Fix.UseInstead other -> messages.text("doctor.fix.UseInstead." + other.what());
            case Fix.OpenConsole console -> messages.text("doctor.fix.console." + console.place());
            default -> messages.text("doctor.fix." + fix.getClass().getSimpleName(), instance, count(fix));
        };
    }

    String ask(Fix fix) {
        return messages.text("doctor.fix." + fix.getClass().getSimpleName() + ".ask", instance, count(fix));
    }

    String consent(Fix fix) {
        return messages.text("doctor.fix." + fix.getClass().getSimpleName() + ".consent", instance, count(fix));
    }

    private static int count(Fix fix) {
        return switch (fix) {
            case Fix.AllowEgress(var plan) -> plan.additions().size();
            case Fix.RemoveInbound inbound -> inbound.rules().size();
            case Fix.EndSessions(var sessions) -> sessions.size();
            default -> 1;
        };
    }

    /// Seconds with one figure behind the point, then longer spans.
    String took(Duration time) {
        return time.toSeconds() < 10
                ? messages.text("doctor.seconds", "%.1f".formatted(time.toMillis() / 1000.0))
                : Ages.span(messages, time);
    }
}
