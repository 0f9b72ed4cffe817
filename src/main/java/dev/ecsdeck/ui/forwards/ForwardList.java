package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.service.forwards.ForwardRow;
import dev.ecsdeck.ui.kit.Kit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Rows of rules, kept node by node while their rules live. With details, the chosen row opens in place.
final class ForwardList extends VBox {
    private final Kit kit;
    private final ForwardsModel model;
    private final ForwardDeeds deeds;
    private final boolean withDetails;
    private final Map<String, ForwardLine> lines = new LinkedHashMap<>();
    private Predicate<ForwardRow> wanted = _ -> true;
    private Optional<String> chosen = Optional.empty();
    private Optional<ForwardDetail> detail = Optional.empty();

    ForwardList(Kit kit, ForwardsModel model, ForwardDeeds deeds, boolean withDetails) {
        this.kit = kit;
        this.model = model;
        this.deeds = deeds;
        this.withDetails = withDetails;
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        accessibleTextProperty().bind(kit.texts().text("forwards.title"));
        model.rowsProperty().subscribe(_ -> refresh());
        model.inventoryProperty().subscribe((_, _) -> refresh());
        kit.texts().messagesProperty().subscribe((_, _) -> refresh());
        kit.ticker().whileShown(this, this::beat);
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    void filter(Predicate<ForwardRow> predicate) {
        wanted = predicate;
        refresh();
    }

    List<ForwardRow> shown() {
        return model.rowsProperty().get().stream().filter(wanted).toList();
    }

    /// Countdowns and ages only; rows without one stay as they are.
    private void beat() {
        Instant now = kit.ticker().now();
        shown().stream()
                .filter(row -> ForwardsModel.standing(row) == ForwardsModel.Standing.RETRYING
                        || row.status().standingFault().isPresent())
                .forEach(row -> Optional.ofNullable(lines.get(row.rule().id())).ifPresent(line -> line.show(row, now)));
        detail.ifPresent(ForwardDetail::refresh);
    }

    private void refresh() {
        Instant now = kit.ticker().now();
        List<ForwardRow> rows = shown();
        List<Node> nodes = new ArrayList<>();
        Map<String, ForwardLine> before = Map.copyOf(lines);
        lines.clear();
        for (ForwardRow row : rows) {
            String id = row.rule().id();
            ForwardLine line = before.containsKey(id) ? before.get(id) : newLine(id);
            lines.put(id, line);
            line.show(row, now);
            line.select(chosen.filter(id::equals).isPresent());
            nodes.add(line);
            if (withDetails && chosen.filter(id::equals).isPresent()) {
                nodes.add(detailOf(row));
            }
        }
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
        detail.ifPresent(ForwardDetail::refresh);
    }

    private ForwardLine newLine(String id) {
        ForwardLine line = new ForwardLine(kit, model, deeds, id);
        line.setOnMouseClicked(event -> {
            line.requestFocus();
            choose(
                    event.getClickCount() == 1 && chosen.filter(id::equals).isPresent()
                            ? Optional.empty()
                            : Optional.of(id));
            if (event.getClickCount() == 2) {
                model.row(id).ifPresent(deeds::edit);
            }
        });
        return line;
    }

    private ForwardDetail detailOf(ForwardRow row) {
        ForwardDetail same = detail.filter(open -> open.id().equals(row.rule().id()))
                .orElseGet(() -> new ForwardDetail(kit, model, deeds, row.rule().id()));
        detail = Optional.of(same);
        return same;
    }

    private void choose(Optional<String> id) {
        chosen = id;
        if (id.isEmpty()) {
            detail = Optional.empty();
        }
        refresh();
    }

    private void walk(KeyEvent event) {
        List<ForwardLine> all = List.copyOf(lines.values());
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).isFocused()) {
                continue;
            }
            String id = all.get(i).id();
            if (event.getCode() == KeyCode.DOWN && i + 1 < all.size()) {
                all.get(i + 1).requestFocus();
            } else if (event.getCode() == KeyCode.UP && i > 0) {
                all.get(i - 1).requestFocus();
            } else if (event.getCode() == KeyCode.SPACE && withDetails) {
                choose(chosen.filter(id::equals).isPresent() ? Optional.empty() : Optional.of(id));
            } else if (event.getCode() == KeyCode.SPACE) {
                model.row(id).ifPresent(deeds::toggle);
            } else if (event.getCode() == KeyCode.ENTER) {
                model.row(id).ifPresent(deeds::edit);
            } else if (event.getCode() == KeyCode.DELETE) {
                model.row(id).ifPresent(deeds::delete);
            } else {
                return;
            }
            event.consume();
            return;
        }
    }
}
