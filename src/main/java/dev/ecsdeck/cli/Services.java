package dev.ecsdeck.cli;

import dev.ecsdeck.service.accounts.AccountService;
import dev.ecsdeck.service.accounts.KeptProfiles;
import dev.ecsdeck.service.accounts.ProfileService;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.service.forwards.SingleLinks;
import dev.ecsdeck.service.inventory.InstanceFinder;
import dev.ecsdeck.service.inventory.InventoryService;
import dev.ecsdeck.service.keys.KeyService;
import dev.ecsdeck.service.shells.ShellService;
import dev.ecsdeck.work.Workers;

/// The services that commands use, as one thing to close.
public record Services(
        AccountService accounts,
        ProfileService profiles,
        KeptProfiles kept,
        InventoryService inventory,
        InstanceFinder finder,
        ShellService shells,
        ForwardService forwards,
        SingleLinks links,
        KeyService keys,
        Workers workers,
        Runnable end)
        implements AutoCloseable {
    /// Ends what is alive in them, within a few seconds. May come twice.
    @Override
    public void close() {
        end.run();
    }
}
