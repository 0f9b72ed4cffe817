package dev.ecsdeck.ui.kit;

/// What the composition hands to every screen.
public record Kit(Texts texts, Ticker ticker, FxWork work, Prefs prefs, Looks looks, Overlay overlay) {}
