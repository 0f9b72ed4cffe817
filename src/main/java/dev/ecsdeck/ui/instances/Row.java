package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.Instance;
import java.util.List;
import java.util.Optional;

/// One row of the table.
///
/// @param favourite whether the user marked it
/// @param account how the account that lists it is called, where there are several
public record Row(
        Instance instance,
        Standing standing,
        Optional<String> environment,
        boolean favourite,
        Optional<String> account) {
    /// Tags that name an environment; the first that is there counts.
    private static final List<String> ENVIRONMENT_TAGS = List.of("env", "environment", "Env", "Environment");

    /// @param offline whether nothing newer can be had
    /// @param isOn whether Session Manager is on for the account, as far as is known
    static Row of(
            Instance instance,
            boolean offline,
            boolean isOn,
            Optional<Refusal> refusal,
            boolean favourite,
            Optional<String> account) {
        Standing standing = offline ? Standing.ofOld(instance, isOn, refusal) : Standing.of(instance, isOn, refusal);
        return new Row(instance, standing, environmentOf(instance), favourite, account);
    }

    /// The environment that the instance's tags name.
    public static Optional<String> environmentOf(Instance instance) {
        for (String tag : ENVIRONMENT_TAGS) {
            String value = instance.tags().get(tag);
            if (value != null && !value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }

    static boolean isEnvironmentTag(String key) {
        return ENVIRONMENT_TAGS.contains(key);
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
