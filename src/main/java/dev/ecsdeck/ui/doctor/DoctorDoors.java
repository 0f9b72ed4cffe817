package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Patient;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.doctor.DoctorService;
import dev.ecsdeck.ui.kit.Environment;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What the doctor's screens ask of those around them. All but `service` on the toolkit's thread.
///
/// @param connect opens what the patient wanted
/// @param browse opens a web address
/// @param clean takes secrets out of a text before it leaves the program
/// @param environment the environment that an instance belongs to
/// @param say tells in the status bar that something was done
public record DoctorDoors(
        DoctorService service,
        Consumer<Patient> connect,
        Consumer<String> browse,
        UnaryOperator<String> clean,
        Function<Instance, Optional<Environment>> environment,
        Consumer<String> say) {}
