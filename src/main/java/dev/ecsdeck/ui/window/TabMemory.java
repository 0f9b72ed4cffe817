package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.kit.Prefs;
import dev.ecsdeck.ui.shells.PanePlan;
import dev.ecsdeck.ui.shells.ShellSource;
import dev.ecsdeck.ui.shells.ShellTabs;
import dev.ecsdeck.ui.shells.TabPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;

/// Remembers the tabs with shells and their panes, for each account, and opens them again in the next run, as soon as
/// their instances are listed. What is remembered is written when it changes, so a sudden end loses none.
final class TabMemory {
    private static final String LIST = "tabs.";

    private final Prefs prefs;
    private final ObservableValue<Optional<Account>> account;
    private final InstancesModel model;
    private final ShellTabs shells;
    private final Function<Instance, ShellSource.Login> again;
    private final List<TabPlan> pending = new ArrayList<>();
    private boolean begun;

    /// @param again leads to a login on an instance: panes that ran over one offer that in place of a shell
    TabMemory(
            Prefs prefs,
            ObservableValue<Optional<Account>> account,
            InstancesModel model,
            ShellTabs shells,
            Function<Instance, ShellSource.Login> again) {
        this.prefs = prefs;
        this.account = account;
        this.model = model;
        this.shells = shells;
        this.again = again;
        account.subscribe(this::begin);
        model.inventoryProperty().subscribe(this::restore);
    }

    /// Only the account that the run begins with brings its tabs back: whoever changes later means something else.
    private void begin(Optional<Account> now) {
        if (now.isPresent() && !begun) {
            begun = true;
            prefs.list(LIST + now.get().id(), List.of()).stream()
                    .flatMap(text -> TabPlan.parse(text).stream())
                    .forEach(pending::add);
            restore(model.inventory());
        }
    }

    private void restore(Inventory inventory) {
        boolean whole = inventory.stage() == Inventory.Stage.READY;
        for (TabPlan plan : List.copyOf(pending)) {
            Optional<PanePlan> there =
                    plan.panes().keep(pane -> inventory.find(pane.instance()).isPresent());
            if (whole || there.filter(plan.panes()::equals).isPresent()) {
                pending.remove(plan);
                there.ifPresent(panes -> shells.restore(
                        plan.with(panes), id -> inventory.find(id).orElseThrow(), again));
            }
        }
        if (whole) {
            remember();
        }
    }

    /// To be called when a tab has opened, closed, moved or changed.
    void remember() {
        Optional<Account> now = account.getValue();
        if (now.isEmpty() || !pending.isEmpty() || model.inventory().instances().isEmpty()) {
            return;
        }
        List<String> plans = shells.pages().stream()
                .flatMap(page -> {
                    TabPlan plan = page.plan();
                    return plan
                            .panes()
                            .keep(pane ->
                                    model.inventory().find(pane.instance()).isPresent())
                            .map(plan::with)
                            .stream();
                })
                .map(TabPlan::text)
                .toList();
        String list = LIST + now.get().id();
        if (!prefs.list(list, List.of()).equals(plans)) {
            prefs.keepList(list, plans);
        }
    }
}
