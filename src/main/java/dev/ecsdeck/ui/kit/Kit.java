package dev.ecsdeck.ui.kit;

import java.util.function.Consumer;

/// What the composition hands to every screen.
///
/// @param browse opens an `http` or `https` address in the system's browser; comes back at once
public record Kit(
        Texts texts, Ticker ticker, FxWork work, Prefs prefs, Looks looks, Overlay overlay, Consumer<String> browse) {}
