package dev.ecsdeck.model;

/// Whose keychain a system has.
public enum KeychainKind {
    SECRET_SERVICE,
    KWALLET,
    MAC_KEYCHAIN,
    CREDENTIAL_MANAGER
}
