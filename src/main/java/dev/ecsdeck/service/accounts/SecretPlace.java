package dev.ecsdeck.service.accounts;

/// Where the secrets of an account are kept: the user's choice, never the program's.
public enum SecretPlace {
    /// The system's keychain, for this program alone.
    KEYCHAIN,
    /// The file that the vendor's programs read, too.
    VENDOR_FILE
}
