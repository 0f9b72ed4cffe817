package dev.ecsdeck.service.accounts;

/// Whom the cloud takes us for.
///
/// @param isRoot the account itself, whose key may do everything: worth a warning
public record Identity(String accountId, String arn, boolean isRoot) {}
