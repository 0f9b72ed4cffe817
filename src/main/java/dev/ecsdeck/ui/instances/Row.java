package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Environments;
import java.util.Optional;

/// One row of the table.
///
/// @param favourite whether the user marked it
/// @param account how the account that lists it is called, where there are several
public record Row(
        Instance instance,
        Standing standing,
        Optional<Environment> environment,
        boolean favourite,
        Optional<String> account) {
    /// @param offline whether nothing newer can be had
    /// @param isOn whether Session Manager is on for the account, as far as is known
    static Row of(
            Instance instance,
            boolean offline,
            boolean isOn,
            Optional<Refusal> refusal,
            boolean favourite,
            Optional<String> account,
            Environments environments) {
        Standing standing = offline ? Standing.ofOld(instance, isOn, refusal) : Standing.of(instance, isOn, refusal);
        return new Row(instance, standing, environments.of(instance), favourite, account);
    }

    String id() {
        return instance.id().value();
    }

    String privateIp() {
        return instance.privateIps().isEmpty() ? "" : instance.privateIps().getFirst();
    }

    String publicIp() {
        return instance.publicIps().isEmpty() ? "" : instance.publicIps().getFirst();
    }
}
