package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.model.ForwardPreset;

/// The field's own names of presets, the same in every language.
final class PresetNames {
    private PresetNames() {}

    static String of(ForwardPreset preset) {
        return switch (preset) {
            case MYSQL -> "MySQL";
            case POSTGRESQL -> "PostgreSQL";
            case REDIS -> "Redis";
            case SSH, RDP, HTTP, HTTPS -> preset.name();
            case OTHER -> "TCP";
        };
    }
}
