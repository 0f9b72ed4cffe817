package dev.ecsdeck.cloud.credentials;

import java.util.List;
import java.util.Optional;

/// What a profile file holds.
///
/// @param current the profile that is used when none is named; may name one that is not there
public record Profiles(String current, List<Profile> all) {
    public Profiles {
        all = List.copyOf(all);
    }

    static Profiles none() {
        return new Profiles("default", List.of());
    }

    public Optional<Profile> named(String name) {
        return all.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}
