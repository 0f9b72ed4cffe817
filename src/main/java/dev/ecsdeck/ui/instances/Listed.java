package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.Instance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The accounts whose instances are listed.
///
/// @param main the id of the one in use
/// @param names by their ids, the one in use first, where there are several; empty where it is alone
public record Listed(String main, Map<String, String> names) {
    public static final Listed NOBODY = new Listed("", Map.of());

    public Listed {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    public boolean areSeveral() {
        return !names.isEmpty();
    }

    /// Whether the account in use lists it.
    public boolean isOfMain(Instance instance) {
        return instance.account().isEmpty() || instance.account().equals(main);
    }

    /// How the account that lists it is called; empty where there is but one.
    Optional<String> nameOf(Instance instance) {
        return Optional.ofNullable(names.get(instance.account().isEmpty() ? main : instance.account()));
    }
}
