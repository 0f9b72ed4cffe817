package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.service.quota.Quota;
import dev.ecsdeck.service.quota.QuotaService;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Share;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// How many sessions are in use: on the chosen instance, and in its region. Counted when another region is looked
/// at and when a shell has opened or ended, never by the clock.
final class QuotaBars extends HBox implements AutoCloseable {
    private static final double WIDTH = 32;

    private final Kit kit;
    private final QuotaService service;
    private final InstancesModel model;
    private final FxSignal<Map<RegionId, Quota>> quotas;
    private final Label onInstance = Nodes.plain("", "mono");
    private final Label inRegion = Nodes.plain("", "mono");
    private final Share instanceShare = new Share();
    private final Share regionShare = new Share();
    private final Tooltip tooltip = new Tooltip();
    private Optional<RegionId> region = Optional.empty();

    QuotaBars(Kit kit, QuotaService service, InstancesModel model) {
        super(12);
        this.kit = kit;
        this.service = service;
        this.model = model;
        this.quotas = new FxSignal<>(service.quotas());
        getStyleClass().add("quota");
        instanceShare.setPrefWidth(WIDTH);
        regionShare.setPrefWidth(WIDTH);
        getChildren()
                .addAll(
                        Nodes.label(kit.texts().text("window.quota"), "muted", "small"),
                        Nodes.row(6, onInstance, instanceShare),
                        Nodes.row(6, inRegion, regionShare));
        Tooltip.install(this, tooltip);
        setMinWidth(USE_PREF_SIZE);
        quotas.property().subscribe(_ -> show());
        model.chosenProperty().subscribe(_ -> look());
        model.inventoryProperty().subscribe((_, _) -> look());
        kit.texts().messagesProperty().subscribe((_, _) -> show());
    }

    /// Counts again: a shell has opened or ended.
    void recount() {
        region.ifPresent(it -> kit.work().run("quota-count", () -> service.count(it), _ -> {}, _ -> {}));
    }

    private void look() {
        Optional<RegionId> now = model.chosenRow().map(row -> row.instance().region());
        if (now.isPresent() && !now.equals(region)) {
            region = now;
            recount();
        }
        show();
    }

    private void show() {
        Optional<Quota> quota =
                region.flatMap(it -> Optional.ofNullable(quotas.value().get(it)));
        setVisible(quota.isPresent());
        setManaged(quota.isPresent());
        if (quota.isEmpty()) {
            return;
        }
        Optional<InstanceId> chosen = model.chosenProperty().get();
        int mine = chosen.map(quota.get()::on).orElse(0);
        int all = quota.get().inRegion();
        onInstance.setText(mine + "/" + Quota.MOST_ON_INSTANCE);
        inRegion.setText(all + "/" + Quota.MOST_IN_REGION);
        instanceShare.showUse((double) mine / Quota.MOST_ON_INSTANCE);
        regionShare.showUse((double) all / Quota.MOST_IN_REGION);
        String words = kit.texts()
                .now(
                        "window.quota.words",
                        mine,
                        Quota.MOST_ON_INSTANCE,
                        all,
                        Quota.MOST_IN_REGION,
                        quota.get().region());
        tooltip.setText(words);
        instanceShare.setAccessibleText(words);
        regionShare.setAccessibleText(words);
    }

    @Override
    public void close() {
        quotas.close();
    }
}
