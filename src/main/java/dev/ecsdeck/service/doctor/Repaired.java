package dev.ecsdeck.service.doctor;

/// How a repair ended.
public enum Repaired {
    /// Its effect was seen.
    DONE,
    /// The service took it, and its effect did not show in time.
    NOT_YET
}
