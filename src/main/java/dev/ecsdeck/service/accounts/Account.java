package dev.ecsdeck.service.accounts;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.problem.Problem;
import java.util.Optional;

/// One account that can be worked with. Holds no secret: those are read again from their place at each use.
///
/// @param id stays the same over starts, such as `vendor-ecs:default`; for settings, not for people
/// @param name the profile's name; empty for the environment and the Lab, which the faces name
/// @param mode how it signs in, as the vendor's files spell it, such as `AK`
/// @param fault why it cannot be used, when that can be seen without asking the cloud
public record Account(String id, String name, Origin origin, String mode, CloudTarget target, Optional<Problem> fault) {
    /// Where it was found.
    public enum Origin {
        /// Kept by this program, its secrets in the system's keychain.
        KEYCHAIN,
        /// `config_ecs.json` of the vendor's session program.
        VENDOR_ECS_FILE,
        /// `config.json` of the vendor's command line.
        VENDOR_FILE,
        ENVIRONMENT,
        /// Given on the command line.
        FLAGS,
        /// The stand-in inside this program.
        LAB
    }

    public boolean isLab() {
        return origin == Origin.LAB;
    }

    public boolean isUsable() {
        return fault.isEmpty();
    }
}
