package dev.ecsdeck.ui.kit;

import java.util.OptionalDouble;
import org.kordamp.ikonli.feather.Feather;

/// Something that goes on for a while, whatever page is in front.
///
/// @param key the same for the same thing as long as it goes on
/// @param title what it is
/// @param standing how far it is, in words
/// @param share from 0 to 1; empty where nobody knows
public record Task(String key, Feather icon, String title, String standing, OptionalDouble share) {
    /// A share of a whole that may not be known yet.
    public static OptionalDouble share(double done, double all) {
        return all > 0 ? OptionalDouble.of(Math.clamp(done / all, 0, 1)) : OptionalDouble.empty();
    }
}
