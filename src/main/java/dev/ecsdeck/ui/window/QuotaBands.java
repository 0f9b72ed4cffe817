package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.service.quota.Quota;
import dev.ecsdeck.service.quota.QuotaService;
import dev.ecsdeck.ui.forwards.ForwardsModel;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Says in time that sessions run out, and offers to end those that an earlier run left behind. What was put away
/// comes back when it is worse.
final class QuotaBands extends VBox implements AutoCloseable {
    private static final int MOST = 2;

    private final Kit kit;
    private final QuotaService service;
    private final InstancesModel model;
    private final ForwardsModel forwards;
    private final Navigator window;
    private final FxSignal<Map<RegionId, Quota>> quotas;
    private final Set<QuotaNotice.Matter> putAway = new HashSet<>();

    QuotaBands(Kit kit, QuotaService service, InstancesModel model, ForwardsModel forwards, Navigator window) {
        this.kit = kit;
        this.service = service;
        this.model = model;
        this.forwards = forwards;
        this.window = window;
        this.quotas = new FxSignal<>(service.quotas());
        getStyleClass().add("quota-bands");
        quotas.property().subscribe(_ -> show());
        model.chosenProperty().subscribe((_, _) -> show());
        kit.texts().messagesProperty().subscribe((_, _) -> show());
    }

    private void show() {
        Set<InstanceId> concerned = new HashSet<>(forwards.instancesOn());
        model.chosenProperty().get().ifPresent(concerned::add);
        List<QuotaNotice> all = QuotaNotice.of(quotas.value(), concerned);
        putAway.retainAll(all.stream().map(QuotaNotice::matter).toList());
        getChildren()
                .setAll(all.stream()
                        .filter(notice -> !putAway.contains(notice.matter()))
                        .limit(MOST)
                        .map(this::band)
                        .toList());
    }

    private HBox band(QuotaNotice notice) {
        boolean isLeft = notice instanceof QuotaNotice.Left;
        Label words = Nodes.plain(sentence(notice));
        words.setTooltip(Nodes.tooltip(words.textProperty()));
        Button close = Nodes.iconButton(Feather.X, kit.texts().text("kit.close"), "", () -> putAway(notice));
        close.getStyleClass().add("compact");
        HBox band = Nodes.row(
                8,
                Nodes.icon(isLeft ? Feather.RADIO : Feather.ALERT_TRIANGLE, "icon-small"),
                Nodes.grow(words),
                action(notice),
                close);
        words.setMinWidth(0);
        band.getStyleClass().addAll("band", isLeft ? "accent" : "warning");
        return band;
    }

    private Button action(QuotaNotice notice) {
        return switch (notice) {
            case QuotaNotice.Left left ->
                Nodes.button(
                        kit.texts().text("window.quota.end", left.sessions().size()), () -> end(left), "compact");
            case QuotaNotice.InRegion _, QuotaNotice.OnInstance _ ->
                Nodes.button(kit.texts().text("window.quota.show"), window::openSessions, "compact");
        };
    }

    private String sentence(QuotaNotice notice) {
        return switch (notice) {
            case QuotaNotice.Left left ->
                kit.texts().now("window.quota.left", left.sessions().size(), left.region());
            case QuotaNotice.InRegion in ->
                kit.texts().now("window.quota.region." + in.use(), in.used(), Quota.MOST_IN_REGION, in.region());
            case QuotaNotice.OnInstance on ->
                kit.texts()
                        .now(
                                "window.quota.instance." + on.use(),
                                on.used(),
                                Quota.MOST_ON_INSTANCE,
                                nameOf(on.instance()));
        };
    }

    private String nameOf(InstanceId id) {
        return model.inventory().instances().stream()
                .filter(instance -> instance.id().equals(id))
                .findFirst()
                .map(instance -> instance.label())
                .orElse(id.value());
    }

    private void putAway(QuotaNotice notice) {
        putAway.add(notice.matter());
        show();
    }

    private void end(QuotaNotice.Left left) {
        kit.work()
                .run(
                        "quota-end-left",
                        () -> service.endLeft(left.region()),
                        _ -> window.say(kit.texts()
                                .now("window.quota.ended", left.sessions().size())),
                        window::showProblem);
    }

    @Override
    public void close() {
        quotas.close();
    }
}
