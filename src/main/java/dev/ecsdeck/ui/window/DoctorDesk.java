package dev.ecsdeck.ui.window;

import dev.ecsdeck.diagnosis.Patient;
import dev.ecsdeck.diagnosis.Wish;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.ui.doctor.DoctorDoors;
import dev.ecsdeck.ui.doctor.Doctors;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.instances.Row;
import dev.ecsdeck.ui.kit.Environments;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.shells.ShellTabs;
import dev.ecsdeck.ui.ssh.SshTabs;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// Sends the window's instances, shells and forwards to the doctor, and back to what was wanted.
final class DoctorDesk {
    private final Doctors doctors;
    private final Navigator window;
    private final InstancesModel model;
    private final ShellTabs shells;
    private final SshTabs ssh;

    DoctorDesk(Kit kit, Halls halls, Navigator window, InstancesModel model, ShellTabs shells, SshTabs ssh) {
        this.window = window;
        this.model = model;
        this.shells = shells;
        this.ssh = ssh;
        this.doctors = new Doctors(
                kit,
                new DoctorDoors(
                        halls.doctor(),
                        this::connect,
                        halls.doors().browse(),
                        halls.clean(),
                        Environments.following(kit.prefs()),
                        window::say),
                window::open);
    }

    void open(Instance instance) {
        doctors.open(Patient.of(instance));
    }

    void round(List<Instance> instances) {
        doctors.round(instances);
    }

    void permissions() {
        doctors.permissions(() -> model.chosenRow().map(Row::instance));
    }

    void examine(ForwardRule rule, Optional<Problem> complaint) {
        model.inventory()
                .find(rule.instance())
                .ifPresentOrElse(
                        instance -> doctors.open(new Patient(
                                instance, new Wish.Forward(rule.targetPort(), rule.targetHost(), false), complaint)),
                        () -> window.showProblem(
                                new Problem.InstanceUnknown(rule.instance().value())));
    }

    /// Begins to look at once, and tells of it in a line.
    Optional<Node> line(ShellRequest request, Problem problem) {
        Wish wish = new Wish.Shell(
                request.user(),
                request.command(),
                request.encryption() == ShellRequest.Encryption.AUTO,
                request.network() == ShellRequest.Network.INTRANET);
        return Optional.of(doctors.line(new Patient(request.instance(), wish, Optional.of(problem))));
    }

    private void connect(Patient patient) {
        switch (patient.wish()) {
            case Wish.Shell wanted when wanted.equals(Wish.Shell.PLAIN) -> window.openShell(patient.instance());
            case Wish.Shell wanted ->
                shells.openAs(
                        patient.instance(),
                        request -> request.as(
                                wanted.user(),
                                wanted.command(),
                                wanted.intranet() ? ShellRequest.Network.INTRANET : ShellRequest.Network.INTERNET,
                                wanted.encrypted() ? ShellRequest.Encryption.AUTO : ShellRequest.Encryption.NONE));
            case Wish.Forward _ -> window.openShell(patient.instance());
            case Wish.Login _ -> ssh.open(patient.instance());
        }
    }
}
