package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.kit.Prefs;
import dev.ecsdeck.ui.shells.ShellTabs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;

/// Remembers which instances have shells in tabs, for each account, and opens them again in the next run, as soon as
/// their instances are listed. What is remembered is written when a tab opens or closes, so a sudden end loses none.
final class TabMemory {
    private static final String LIST = "tabs.";

    private final Prefs prefs;
    private final ObservableValue<Optional<Account>> account;
    private final InstancesModel model;
    private final ShellTabs shells;
    private final Function<ShellRequest, OpenShell> own;
    private final List<String> pending = new ArrayList<>();
    private boolean begun;

    /// @param own opens the service's own sessions: only those are remembered, since a login would need a key again
    TabMemory(
            Prefs prefs,
            ObservableValue<Optional<Account>> account,
            InstancesModel model,
            ShellTabs shells,
            Function<ShellRequest, OpenShell> own) {
        this.prefs = prefs;
        this.account = account;
        this.model = model;
        this.shells = shells;
        this.own = own;
        account.subscribe(this::begin);
        model.inventoryProperty().subscribe(this::restore);
    }

    /// Only the account that the run begins with brings its tabs back: whoever changes later means something else.
    private void begin(Optional<Account> now) {
        if (now.isPresent() && !begun) {
            begun = true;
            pending.addAll(prefs.list(LIST + now.get().id(), List.of()));
            restore(model.inventory());
        }
    }

    private void restore(Inventory inventory) {
        for (String id : List.copyOf(pending)) {
            InstanceId.parse(id).flatMap(inventory::find).ifPresent(instance -> {
                pending.remove(id);
                shells.open(instance);
            });
        }
        boolean whole = inventory.stage() == Inventory.Stage.READY;
        if (whole && !pending.isEmpty()) {
            pending.clear();
            remember();
        }
    }

    /// To be called when a tab has opened or closed.
    void remember() {
        Optional<Account> now = account.getValue();
        if (now.isEmpty() || !pending.isEmpty() || model.inventory().instances().isEmpty()) {
            return;
        }
        List<String> ids = shells.pages().stream()
                .filter(page -> page.source().opener().equals(own))
                .map(page -> page.instance().id())
                .filter(id -> model.inventory().find(id).isPresent())
                .map(InstanceId::value)
                .toList();
        String list = LIST + now.get().id();
        if (!prefs.list(list, List.of()).equals(ids)) {
            prefs.keepList(list, ids);
        }
    }
}
