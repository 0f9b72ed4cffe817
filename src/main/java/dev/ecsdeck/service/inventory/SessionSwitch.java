package dev.ecsdeck.service.inventory;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.work.Workers;
import java.util.Optional;

/// Whether Session Manager is on for the account in use, which holds for all its instances in all regions.
public final class SessionSwitch {
    private final CloudAccess access;
    private final SignalSource<Optional<Boolean>> on = new SignalSource<>(Optional.empty());

    public SessionSwitch(CloudAccess access) {
        this.access = access;
    }

    /// As last heard; empty while it was not asked, or if nobody may tell us.
    public Signal<Optional<Boolean>> on() {
        return on;
    }

    /// Asks the service; blocks. What was known stays where it cannot be reached.
    public void look() throws ProblemException {
        var client = access.client();
        Optional<Boolean> now =
                client.settings().sessionManagerEnabled(client.target().region());
        on.update(before -> now.isPresent() ? now : before);
    }

    /// Asks anew whenever the list of instances has been read, until the answer is closed.
    public Signal.Subscription follow(Signal<Inventory> inventory, Workers workers) {
        return inventory.map(Inventory::stage).subscribe(stage -> {
            if (stage == Inventory.Stage.READY) {
                workers.start("session-switch", this::lookIfPossible);
            }
        });
    }

    private void lookIfPossible() {
        try {
            look();
        } catch (ProblemException unknown) {
            // The list has said what is wrong with the account or the network.
        }
    }

    /// Switches it on for the whole account; blocks.
    public void turnOn() throws ProblemException {
        var client = access.client();
        client.settings().setSessionManager(client.target().region(), true);
        on.set(Optional.of(true));
    }

    /// Notes what was learned on another way, such as from a session that did, or did not, open.
    public void learned(boolean isOn) {
        on.set(Optional.of(isOn));
    }

    /// Forgets it, as when another account is chosen.
    public void clear() {
        on.set(Optional.empty());
    }
}
