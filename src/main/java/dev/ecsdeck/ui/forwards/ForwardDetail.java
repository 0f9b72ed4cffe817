package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.model.ForwardPreset;
import dev.ecsdeck.service.forwards.ForwardRow;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What opens under a chosen row: the big graph, the connections by program, refusals, and the deeds.
final class ForwardDetail extends HBox {
    private static final int MOST = 6;
    private static final int SHORT = 16;
    private static final double LEAST = 96;

    private final Kit kit;
    private final ForwardsModel model;
    private final ForwardDeeds deeds;
    private final String id;
    private final RateGraph graph = new RateGraph(440, 72);
    private final Label rates = Nodes.plain("", "mono");
    private final GridPane connections = new GridPane();
    private final Label fault = Nodes.plain("", "warn");
    private final List<Label> ages = new ArrayList<>();
    private List<CallerGroup> shown = List.of();

    ForwardDetail(Kit kit, ForwardsModel model, ForwardDeeds deeds, String id) {
        super(32);
        this.kit = kit;
        this.model = model;
        this.deeds = deeds;
        this.id = id;
        getStyleClass().add("forward-detail");
        Label title = Nodes.label(kit.texts().text("forwards.graph"), "section");
        title.setMinWidth(USE_PREF_SIZE);
        rates.setMinWidth(USE_PREF_SIZE);
        Label limit = Nodes.label(kit.texts().text("forwards.graph-limit"), "caption", "muted");
        VBox left = Nodes.column(8, Nodes.row(8, title, limit, Nodes.spacer(), rates), graph);
        // In a narrow window the figures come first.
        graph.setMinWidth(LEAST);
        left.setMinWidth(2 * LEAST);
        connections.setHgap(16);
        connections.setVgap(4);
        fault.setWrapText(true);
        VBox middle =
                Nodes.column(8, Nodes.label(kit.texts().text("forwards.connections"), "section"), connections, fault);
        HBox.setHgrow(middle, Priority.ALWAYS);
        getChildren().addAll(left, middle, buttons());
    }

    String id() {
        return id;
    }

    private VBox buttons() {
        VBox column = Nodes.column(4);
        model.row(id).ifPresent(row -> {
            ConnectLine.of(row.rule())
                    .ifPresent(line -> column.getChildren()
                            .add(compact(
                                    Feather.COPY,
                                    "forwards.copy-client",
                                    () -> deeds.copy(line),
                                    ConnectLine.program(row.rule()).orElse(""))));
            if (ConnectLine.url(row.rule()).isPresent()) {
                column.getChildren().add(compact(Feather.EXTERNAL_LINK, "forwards.browse", () -> deeds.browse(row)));
            }
            if (row.rule().preset() == ForwardPreset.RDP) {
                column.getChildren()
                        .add(compact(Feather.MONITOR, "forwards.remote-desktop", () -> deeds.remoteDesktop(row)));
            }
            column.getChildren().add(compact(Feather.EDIT_2, "forwards.edit", () -> deeds.edit(row)));
            column.getChildren().add(compact(Feather.LIST, "forwards.log", () -> deeds.showLog(row)));
            column.getChildren().add(compact(Feather.ACTIVITY, "forwards.doctor", () -> deeds.examine(row)));
        });
        return column;
    }

    private Button compact(Feather icon, String key, Runnable action, Object... arguments) {
        Button button = Nodes.button(kit.texts().text(key, arguments), action, "compact");
        button.setGraphic(Nodes.icon(icon, "icon-small"));
        return button;
    }

    void refresh() {
        model.row(id).ifPresent(this::show);
    }

    private void show(ForwardRow row) {
        graph.show(row.rates());
        rates.setText(kit.texts()
                .now(
                        "forwards.now",
                        Figures.kilobytes(row.rate().down()),
                        Figures.kilobytes(row.rate().up())));
        fault.setText(row.status()
                .lastFault()
                .map(last -> kit.texts()
                        .now(
                                "forwards.last-fault",
                                Ages.since(
                                        kit.texts().messages(),
                                        last.at(),
                                        kit.ticker().now()),
                                ProblemPane.titleOf(kit.texts(), last.problem()).getValue()))
                .orElse(""));
        List<CallerGroup> latest =
                CallerGroup.of(model.log(id)).stream().limit(MOST).toList();
        if (!latest.equals(shown) || connections.getChildren().isEmpty()) {
            shown = latest;
            fill(latest);
        }
        for (int i = 0; i < ages.size(); i++) {
            ages.get(i)
                    .setText(Ages.since(
                            kit.texts().messages(),
                            latest.get(i).oldest(),
                            kit.ticker().now()));
        }
    }

    private void fill(List<CallerGroup> latest) {
        connections.getChildren().clear();
        ages.clear();
        if (latest.isEmpty()) {
            connections.add(Nodes.label(kit.texts().text("forwards.no-connections"), "muted"), 0, 0);
        }
        for (int i = 0; i < latest.size(); i++) {
            CallerGroup group = latest.get(i);
            boolean refused = group.refusal().isPresent();
            Label program = Nodes.middleCut(group.program(), group.pid().isPresent() ? "" : "mono");
            program.setMinWidth(group.program().length() <= SHORT ? USE_PREF_SIZE : LEAST);
            HBox who = Nodes.row(4, program, Nodes.plain(more(group), "muted"));
            Tooltip.install(who, new Tooltip(group.caller()));
            connections.add(who, 0, i);
            ages.add(whole(Nodes.plain("", "mono")));
            connections.add(ages.getLast(), 1, i);
            connections.add(
                    refused
                            ? Nodes.plain(why(group), "bad")
                            : whole(Nodes.plain(
                                    "↓ " + Figures.bytes(group.bytesDown()) + "  ↑ " + Figures.bytes(group.bytesUp()),
                                    "mono",
                                    "muted")),
                    2,
                    i);
        }
    }

    private static Label whole(Label figure) {
        figure.setMinWidth(USE_PREF_SIZE);
        return figure;
    }

    /// What stands behind the program's name: its number, and how many connections it has.
    private String more(CallerGroup group) {
        String pid = group.pid().map(number -> "PID " + number).orElse("");
        String count = group.count() == 1 ? "" : kit.texts().now("forwards.connections-of", group.count());
        return pid.isEmpty() || count.isEmpty() ? pid + count : pid + ", " + count;
    }

    private String why(CallerGroup group) {
        return group.refusal()
                .map(problem -> ProblemPane.titleOf(kit.texts(), problem).getValue())
                .orElse("");
    }
}
