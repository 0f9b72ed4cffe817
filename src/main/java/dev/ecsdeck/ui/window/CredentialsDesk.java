package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.credentials.CredentialsPage;
import dev.ecsdeck.ui.credentials.Surroundings;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.instances.Listed;
import dev.ecsdeck.ui.kit.Environments;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// Joins the page of credentials to the rest of the window.
final class CredentialsDesk {
    private CredentialsDesk() {}

    /// @param login asks for the options of a login over SSH
    static CredentialsPage page(
            Kit kit,
            Halls halls,
            Navigator window,
            InstancesModel model,
            ObservableValue<Listed> listed,
            Consumer<Instance> login) {
        Surroundings around = new Surroundings(
                model.inventoryProperty().map(Inventory::instances),
                Environments.following(kit.prefs()),
                () -> halls.network().target().get().region(),
                halls.refresh(),
                login,
                instance -> listed.getValue().isOfMain(instance),
                window);
        CredentialsPage page = new CredentialsPage(kit, halls.credentials(), around);
        listed.subscribe((before, after) -> {
            if (!before.main().equals(after.main())) {
                page.accountChanged();
            }
        });
        return page;
    }
}
