package dev.ecsdeck.ui.window;

import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.inventory.Inventory;

/// The services that the window stands on.
public record Halls(Signal<Accounts> accounts, Signal<Inventory> inventory, Runnable refresh, Runnable leaveAccount) {}
