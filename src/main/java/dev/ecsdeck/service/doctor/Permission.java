package dev.ecsdeck.service.doctor;

import dev.ecsdeck.cloud.PermissionActions;

/// What was found out about a permission.
public enum Permission {
    ALLOWED,
    DENIED,
    /// The service refused for another reason first.
    UNKNOWN,
    /// There is no way to ask without doing it.
    NOT_ASKED;

    static Permission of(PermissionActions.Finding finding) {
        return switch (finding) {
            case ALLOWED -> ALLOWED;
            case DENIED -> DENIED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
