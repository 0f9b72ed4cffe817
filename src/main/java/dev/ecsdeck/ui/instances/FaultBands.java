package dev.ecsdeck.ui.instances;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What of the list could not be read, each with its remedy; or that there is no network at all.
final class FaultBands extends VBox {
    private static final int MOST = 3;

    private final Kit kit;
    private final InstancesModel model;
    private Shown shown = Shown.NOTHING;

    private record Shown(Map<Inventory.Part, Problem> faults, Optional<Instant> asOf, boolean offline) {
        static final Shown NOTHING = new Shown(Map.of(), Optional.empty(), false);
    }

    FaultBands(Kit kit, InstancesModel model) {
        this.kit = kit;
        this.model = model;
        model.inventoryProperty().subscribe(_ -> show());
        kit.texts().messagesProperty().subscribe((_, _) -> {
            shown = Shown.NOTHING;
            show();
        });
    }

    private void show() {
        Inventory inventory = model.settled();
        Shown now = new Shown(inventory.faults(), inventory.asOf(), model.isOffline());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        getChildren().clear();
        if (inventory.faults().isEmpty()) {
            return;
        }
        if (model.isOffline()) {
            getChildren().add(offline(inventory));
            return;
        }
        Map<String, Problem> sorted = new TreeMap<>();
        inventory.faults().forEach((part, problem) -> sorted.putIfAbsent(nameOf(part), problem));
        List<Map.Entry<String, Problem>> all = List.copyOf(sorted.entrySet());
        all.stream().limit(MOST).forEach(fault -> getChildren().add(band(fault.getKey(), fault.getValue())));
        if (all.size() > MOST) {
            getChildren().add(more(all.subList(MOST, all.size())));
        }
    }

    private String nameOf(Inventory.Part part) {
        return switch (part) {
            case Inventory.Regions() -> kit.texts().now("instances.fault.regions");
            case Inventory.InstancesOf(var region) -> kit.texts().now("instances.fault.instances", region);
            case Inventory.AgentsOf(var region) -> kit.texts().now("instances.fault.agents", region);
            case Inventory.OfAccount(var account, var inner) ->
                kit.texts()
                        .now(
                                "instances.fault.of-account",
                                model.listedProperty().get().names().getOrDefault(account, account),
                                nameOf(inner));
        };
    }

    private HBox band(String what, Problem problem) {
        Label title = Nodes.plain(what, "strong");
        title.setMinWidth(USE_PREF_SIZE);
        Label why = Nodes.plain(reason(problem));
        HBox band = Nodes.row(8, Nodes.icon(Feather.ALERT_CIRCLE, "icon-bad"), title, Nodes.grow(why));
        band.getStyleClass().addAll("band", "danger");
        if (problem instanceof Problem.NotPermitted denied && !denied.explicitDeny()) {
            Button copy = Nodes.button(kit.texts().text("instances.fault.policy"), () -> copyPolicy(denied));
            copy.setGraphic(Nodes.icon(Feather.COPY));
            copy.getStyleClass().add("compact");
            band.getChildren().add(copy);
        }
        band.getChildren().add(again());
        return band;
    }

    private HBox more(List<Map.Entry<String, Problem>> rest) {
        Label words = Nodes.plain(kit.texts().now("instances.fault.more", rest.size()));
        words.setTooltip(Nodes.tooltip(kit.texts().text("instances.fault.more", rest.size())));
        HBox band = Nodes.row(8, Nodes.icon(Feather.ALERT_CIRCLE, "icon-bad"), Nodes.grow(words), again());
        band.getStyleClass().addAll("band", "danger");
        return band;
    }

    private HBox offline(Inventory inventory) {
        Label title = Nodes.label(kit.texts().text("instances.offline.title"), "strong");
        Label age = Nodes.plain("");
        HBox band = Nodes.row(8, Nodes.icon(Feather.WIFI_OFF, "icon-warn"), title, Nodes.grow(age), again());
        band.getStyleClass().addAll("band", "warning");
        kit.ticker()
                .agingWhileShown(
                        band,
                        () -> age.setText(inventory
                                .asOf()
                                .map(then -> kit.texts()
                                        .now(
                                                "instances.offline.sentence",
                                                Ages.since(
                                                        kit.texts().messages(),
                                                        then,
                                                        kit.ticker().now())))
                                .orElse("")));
        return band;
    }

    private Button again() {
        Button again = Nodes.button(kit.texts().text("instances.fault.again"), model::refresh, "compact");
        again.setGraphic(Nodes.icon(Feather.REFRESH_CW));
        return again;
    }

    private String reason(Problem problem) {
        if (problem instanceof Problem.NotPermitted denied) {
            String key = denied.explicitDeny() ? "instances.fault.forbidden" : "instances.fault.not-allowed";
            return kit.texts().now(key, denied.permission());
        }
        if (problem instanceof Problem.CloudRefused refused) {
            return kit.texts().now("instances.fault.refused", refused.action(), refused.code());
        }
        if (problem instanceof Problem.Unreachable unreachable) {
            return kit.texts().now("instances.fault.unreachable", unreachable.host());
        }
        return kit.texts()
                .now("instances.fault."
                        + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static void copyPolicy(Problem.NotPermitted denied) {
        String action = denied.permission().substring(denied.permission().indexOf(':') + 1);
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, Policy.allowing(action)));
    }
}
