package dev.ecsdeck.problem;

/// Why the keychain cannot be used.
public enum KeychainFault {
    /// This system, or this session of it, has none.
    NONE,
    /// It is locked, and was not unlocked.
    LOCKED,
    /// The secret that was kept there is gone.
    EMPTY,
    OTHER
}
