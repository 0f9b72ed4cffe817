package dev.ecsdeck.ui.accounts;

import dev.ecsdeck.service.accounts.AccountEditor;
import dev.ecsdeck.service.accounts.AccountService;

/// The services behind the accounts' screens.
public record AccountDoors(AccountService service, AccountEditor editor) {}
