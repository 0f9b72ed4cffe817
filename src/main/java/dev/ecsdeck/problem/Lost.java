package dev.ecsdeck.problem;

/// Why a dropped session is gone.
public enum Lost {
    /// The peer speaks 1.01, which has no resume.
    OLD_PROTOCOL,
    /// The gateway no longer takes the old session.
    REATTACH_REFUSED,
    /// More was typed without an acknowledgement than is kept.
    NOT_RESUMABLE,
    /// The peer speaks 1.01, and one of its messages did not arrive.
    MESSAGE_MISSING
}
