package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.diagnosis.Patient;
import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Rung;
import dev.ecsdeck.diagnosis.Step;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.doctor.DoctorService;
import dev.ecsdeck.service.doctor.Examination;
import dev.ecsdeck.service.doctor.Repaired;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.FxWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One patient's examination and the repair under way; no node. The toolkit's thread only.
public final class DoctorModel implements AutoCloseable {
    private final DoctorService service;
    private final FxWork work;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Report> report;
    private final ReadOnlyObjectWrapper<Repair> repair = new ReadOnlyObjectWrapper<>(new Repair.None());
    private final ObjectProperty<Optional<Rung>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private Patient patient;
    private Examination examination;
    private FxSignal<Report> watched;
    private FxWork.@Nullable Job job;

    /// How it stands with the repair.
    public sealed interface Repair {
        record None() implements Repair {}

        record Underway(Fix fix, Instant since) implements Repair {}

        record Ended(Fix fix, Repaired how) implements Repair {}

        record Refused(Fix fix, Problem why) implements Repair {}
    }

    /// Begins to examine at once.
    public DoctorModel(FxWork work, DoctorService service, Patient patient) {
        this.service = service;
        this.work = work;
        this.clock = work.workers().clock();
        this.patient = patient;
        this.examination = service.examine(patient);
        this.watched = new FxSignal<>(examination.report());
        this.report = new ReadOnlyObjectWrapper<>(watched.value());
        watched.each(report::set);
    }

    public Patient patient() {
        return patient;
    }

    public ReadOnlyObjectProperty<Report> reportProperty() {
        return report.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Repair> repairProperty() {
        return repair.getReadOnlyProperty();
    }

    /// The rung that the user chose to read; empty follows the examination.
    public ObjectProperty<Optional<Rung>> chosenProperty() {
        return chosen;
    }

    /// The rung to show: the chosen one, else the cause, else the one that is asked.
    public Optional<Rung> shown() {
        if (chosen.get().isPresent()) {
            return chosen.get();
        }
        Report now = report.get();
        return now.cause()
                .map(found -> found.finding().cause().rung())
                .or(() -> now.steps().stream()
                        .filter(step -> step.state() == Step.State.UNDERWAY)
                        .map(Step::rung)
                        .findFirst());
    }

    public void again() {
        examine(patient);
    }

    /// Examines this patient instead, from the beginning.
    public void examine(Patient next) {
        examination.cancel();
        watched.close();
        patient = next;
        chosen.set(Optional.empty());
        repair.set(new Repair.None());
        examination = service.examine(next);
        watched = new FxSignal<>(examination.report());
        watched.each(report::set);
    }

    public void stop() {
        examination.cancel();
    }

    /// Does it, waits for its effect, and examines again.
    public void apply(Fix fix) {
        if (repair.get() instanceof Repair.Underway) {
            return;
        }
        if (fix instanceof Fix.UseInstead other) {
            examine(patient.with(other.wish()));
            return;
        }
        repair.set(new Repair.Underway(fix, clock.instant()));
        job = work.run(
                "doctor-repair",
                () -> service.repair(fix, patient.instance()),
                how -> repaired(fix, how),
                why -> repair.set(new Repair.Refused(fix, why)));
    }

    private void repaired(Fix fix, Repaired how) {
        if (how == Repaired.DONE) {
            again();
        }
        repair.set(new Repair.Ended(fix, how));
    }

    @Override
    public void close() {
        examination.cancel();
        watched.close();
        if (job != null) {
            job.cancel();
        }
    }
}
