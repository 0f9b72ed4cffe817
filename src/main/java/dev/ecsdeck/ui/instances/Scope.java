package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.ui.kit.Environment;

/// Which instances the sidebar has chosen.
public sealed interface Scope {
    record All() implements Scope {}

    record Favourites() implements Scope {}

    record Recent() implements Scope {}

    /// @param account its id
    record InAccount(String account) implements Scope {}

    record InRegion(RegionId region) implements Scope {}

    record InVpc(RegionId region, String vpc) implements Scope {}

    record Tagged(String key, String value) implements Scope {}

    record InGroup(String resourceGroup) implements Scope {}

    record InEnvironment(Environment environment) implements Scope {}
}
