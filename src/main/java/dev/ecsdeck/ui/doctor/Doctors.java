package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Patient;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.kit.PlainPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kordamp.ikonli.feather.Feather;

/// Brings the doctor's screens into tabs: one for each instance, which goes on with the latest patient.
public final class Doctors {
    private final Kit kit;
    private final DoctorDoors doors;
    private final Consumer<Page> show;
    private final Map<InstanceId, Open> open = new HashMap<>();
    private long rounds;

    private record Open(DoctorView view, Page page) {}

    /// @param show brings a page to the front
    public Doctors(Kit kit, DoctorDoors doors, Consumer<Page> show) {
        this.kit = kit;
        this.doors = doors;
        this.show = show;
    }

    /// Examines `patient` in its tab.
    public void open(Patient patient) {
        InstanceId id = patient.instance().id();
        Open known = open.get(id);
        if (known != null) {
            known.view().model().examine(patient);
            show.accept(known.page());
            return;
        }
        DoctorView view = new DoctorView(kit, new DoctorModel(kit.work(), doors.service(), patient), doors);
        Page page = new PlainPage(
                "doctor-" + id,
                Feather.ACTIVITY,
                kit.texts().text("doctor.title", patient.instance().label()),
                view,
                view::focusLadder,
                () -> {
                    open.remove(id);
                    view.close();
                });
        open.put(id, new Open(view, page));
        show.accept(page);
    }

    /// Looks at all of them, without a trial.
    public void round(List<Instance> instances) {
        RoundView view = new RoundView(kit, doors, instances, instance -> open(Patient.of(instance)));
        show.accept(new PlainPage(
                "doctor-round-" + ++rounds,
                Feather.ACTIVITY,
                kit.texts().text("doctor.round.title", instances.size()),
                view,
                view::focusTable,
                view::close,
                view.tasks()));
    }

    /// What the account may do.
    ///
    /// @param instance to try power actions on; nothing happens to it
    public void permissions(Supplier<Optional<Instance>> instance) {
        PermissionsView view = new PermissionsView(kit, doors, instance);
        show.accept(new PlainPage(
                "permissions",
                Feather.SHIELD,
                kit.texts().text("doctor.permissions.title"),
                view,
                view::focusTable,
                () -> {}));
    }

    /// A line that examines `patient` by itself and tells what is found.
    public DoctorLine line(Patient patient) {
        return new DoctorLine(kit, doors.service().examine(patient), patient, () -> open(patient));
    }
}
