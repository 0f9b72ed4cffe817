package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.instances.Listed;
import dev.ecsdeck.ui.instances.SavedFilters;
import dev.ecsdeck.ui.instances.Scope;
import dev.ecsdeck.ui.instances.Tally;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The scopes of the list at the top, and the tools at the foot.
final class Sidebar extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Kit kit;
    private final InstancesModel model;
    private final Runnable showInstances;
    private final List<Command> tools;
    private final VBox scopes = new VBox();
    private final VBox foot = new VBox();
    private final Map<Scope, Node> rows = new HashMap<>();
    private final Set<RegionId> unfolded = new HashSet<>();
    private final Set<String> unfoldedTags = new HashSet<>();
    private boolean folded;
    private boolean isList = true;
    private String page = "";

    Sidebar(Kit kit, InstancesModel model, List<Command> tools, Runnable showInstances) {
        this.kit = kit;
        this.model = model;
        this.tools = tools;
        this.showInstances = showInstances;
        getStyleClass().add("sidebar");
        ScrollPane scroll = new ScrollPane(scopes);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        foot.getStyleClass().add("sidebar-foot");
        getChildren().addAll(scroll, foot);
        buildFoot();
        model.tallyProperty().subscribe(_ -> build());
        kit.prefs().property().subscribe((before, after) -> {
            if (!before.lists().equals(after.lists()) || !before.notes().equals(after.notes())) {
                build();
            }
        });
        model.listedProperty().subscribe((_, _) -> build());
        model.scopeProperty().subscribe(_ -> mark());
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    void fold(boolean now) {
        folded = now;
        getStyleClass().remove("folded");
        if (now) {
            getStyleClass().add("folded");
        }
        build();
        buildFoot();
    }

    private void buildFoot() {
        foot.getChildren().clear();
        tools.forEach(tool -> {
            Button row = row(Nodes.icon(tool.icon()), tool.name(), "", 0, tool::run);
            tool.caution().subscribe(why -> {
                row.setOpacity(why.isPresent() ? 0.6 : 1);
                why.ifPresent(reason -> row.setTooltip(Nodes.tooltip(new ReadOnlyStringWrapper(reason))));
            });
            foot.getChildren().add(row);
        });
        mark();
    }

    /// Marks the tool whose page is in front; while the list is, its scope.
    void markPage(Page front) {
        isList = front.hasScopes();
        page = front.key();
        mark();
    }

    void focusScope() {
        Node row = rows.get(model.scopeProperty().get());
        if (row != null) {
            row.requestFocus();
        }
    }

    private void build() {
        Tally tally = model.tallyProperty().get();
        rows.clear();
        scopes.getChildren().clear();
        add(new Scope.All(), Nodes.icon(Feather.SERVER), "window.scope.all", tally.all());
        add(new Scope.Favourites(), Nodes.icon(Feather.STAR), "window.scope.favourites", tally.favourites());
        add(new Scope.Recent(), Nodes.icon(Feather.CLOCK), "window.scope.recent", tally.recent());
        if (!folded) {
            buildAccounts(tally);
            buildRegions(tally);
            buildEnvironments(tally);
            buildFilters();
            buildTags(tally);
            buildGroups(tally);
        }
        mark();
    }

    /// A press shows one account alone.
    private void buildAccounts(Tally tally) {
        Listed listed = model.listedProperty().get();
        if (!listed.areSeveral()) {
            return;
        }
        head(kit.texts().text("window.scope.accounts"));
        listed.names().forEach((id, name) -> {
            Scope scope = new Scope.InAccount(id);
            String count = String.valueOf(tally.accounts().getOrDefault(id, 0));
            put(
                    scope,
                    row(
                            Nodes.icon(Feather.USER, "icon-small"),
                            new ReadOnlyStringWrapper(name),
                            count,
                            0,
                            () -> choose(scope)));
        });
    }

    private void buildRegions(Tally tally) {
        if (tally.regions().isEmpty()) {
            return;
        }
        head(kit.texts().text("window.scope.regions"));
        if (unfolded.isEmpty() && tally.regions().size() <= 3) {
            unfolded.add(tally.largestRegion());
        }
        tally.regions().forEach((region, vpcs) -> {
            boolean open = unfolded.contains(region);
            Region arrow = new Region();
            arrow.getStyleClass().addAll("disclosure", open ? "open" : "shut");
            HBox sign = new HBox(arrow);
            sign.setAlignment(Pos.CENTER);
            sign.setMinWidth(14);
            sign.setOnMousePressed(event -> {
                toggle(region);
                event.consume();
            });
            Scope scope = new Scope.InRegion(region);
            Node row = row(sign, new ReadOnlyStringWrapper(region.value()), String.valueOf(tally.in(region)), 0, () -> {
                if (model.scopeProperty().get().equals(scope)) {
                    toggle(region);
                }
                choose(scope);
            });
            put(scope, row);
            if (open) {
                vpcs.forEach((vpc, count) -> put(
                        new Scope.InVpc(region, vpc),
                        row(
                                new Region(),
                                vpc.isEmpty()
                                        ? kit.texts().text("window.scope.classic")
                                        : new ReadOnlyStringWrapper(vpc),
                                String.valueOf(count),
                                1,
                                () -> choose(new Scope.InVpc(region, vpc)))));
            }
        });
    }

    private void buildEnvironments(Tally tally) {
        if (tally.environments().isEmpty()) {
            return;
        }
        head(kit.texts().text("window.scope.environments"));
        tally.environments().forEach((environment, count) -> {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("swatch", environment.hue().style());
            HBox sign = new HBox(swatch);
            sign.setAlignment(Pos.CENTER);
            sign.setMinWidth(16);
            put(
                    new Scope.InEnvironment(environment),
                    row(
                            sign,
                            new ReadOnlyStringWrapper(environment.name()),
                            String.valueOf(count),
                            0,
                            () -> choose(new Scope.InEnvironment(environment))));
        });
    }

    private void buildFilters() {
        SavedFilters filters = new SavedFilters(kit.prefs());
        if (filters.names().isEmpty()) {
            return;
        }
        head(kit.texts().text("window.scope.filters"));
        filters.names()
                .forEach(name -> scopes.getChildren()
                        .add(row(
                                Nodes.icon(Feather.FILTER, "icon-small"),
                                new ReadOnlyStringWrapper(name),
                                "",
                                0,
                                () -> {
                                    model.filterTextProperty().set(filters.text(name));
                                    showInstances.run();
                                })));
    }

    private void buildTags(Tally tally) {
        if (tally.tags().isEmpty()) {
            return;
        }
        head(kit.texts().text("window.scope.tags"));
        tally.tags().forEach((key, values) -> {
            boolean open = unfoldedTags.contains(key);
            int all = values.values().stream().mapToInt(Integer::intValue).sum();
            Region arrow = new Region();
            arrow.getStyleClass().addAll("disclosure", open ? "open" : "shut");
            HBox sign = new HBox(arrow);
            sign.setAlignment(Pos.CENTER);
            sign.setMinWidth(14);
            scopes.getChildren().add(row(sign, new ReadOnlyStringWrapper(key), String.valueOf(all), 0, () -> {
                if (!unfoldedTags.remove(key)) {
                    unfoldedTags.add(key);
                }
                build();
            }));
            if (open) {
                values.forEach((value, count) -> {
                    Scope scope = new Scope.Tagged(key, value);
                    String shown = value.isEmpty() ? "–" : value;
                    put(
                            scope,
                            row(
                                    new Region(),
                                    new ReadOnlyStringWrapper(shown),
                                    String.valueOf(count),
                                    1,
                                    () -> choose(scope)));
                });
            }
        });
    }

    private void buildGroups(Tally tally) {
        if (tally.groups().isEmpty()) {
            return;
        }
        head(kit.texts().text("window.scope.groups"));
        tally.groups().forEach((group, count) -> {
            Scope scope = new Scope.InGroup(group);
            put(
                    scope,
                    row(
                            Nodes.icon(Feather.FOLDER, "icon-small"),
                            new ReadOnlyStringWrapper(group),
                            String.valueOf(count),
                            0,
                            () -> choose(scope)));
        });
    }

    private void toggle(RegionId region) {
        if (!unfolded.remove(region)) {
            unfolded.add(region);
        }
        build();
        focusScope();
    }

    private void head(ObservableValue<String> text) {
        Label label = Nodes.label(text, "section", "sidebar-head");
        scopes.getChildren().add(label);
    }

    private void add(Scope scope, Node sign, String key, int count) {
        put(scope, row(sign, kit.texts().text(key), String.valueOf(count), 0, () -> choose(scope)));
    }

    private void put(Scope scope, Node row) {
        rows.put(scope, row);
        scopes.getChildren().add(row);
    }

    private void choose(Scope scope) {
        model.scopeProperty().set(scope);
        showInstances.run();
    }

    private Button row(Node sign, ObservableValue<String> name, String count, int depth, Runnable action) {
        Button row = new Button();
        row.getStyleClass().addAll("sidebar-row", "depth-" + depth);
        row.accessibleTextProperty().bind(count.isEmpty() ? name : name.map(text -> text + ", " + count));
        row.setMinWidth(0);
        row.setMaxWidth(Double.MAX_VALUE);
        row.setOnAction(_ -> action.run());
        if (folded) {
            row.setGraphic(sign);
            row.setTooltip(Nodes.tooltip(name));
            return row;
        }
        Label label = Nodes.middleCut("");
        label.textProperty().bind(name);
        Label number = Nodes.plain(count, "mono", "subtle");
        number.setMinWidth(USE_PREF_SIZE);
        HBox line = Nodes.row(8, sign, Nodes.grow(label), number);
        line.setMouseTransparent(false);
        line.prefWidthProperty().bind(row.widthProperty().subtract(24 + depth * 22));
        row.setGraphic(line);
        return row;
    }

    private void mark() {
        rows.forEach((scope, row) -> row.pseudoClassStateChanged(
                SELECTED, isList && scope.equals(model.scopeProperty().get())));
        for (int i = 0; i < foot.getChildren().size(); i++) {
            foot.getChildren()
                    .get(i)
                    .pseudoClassStateChanged(SELECTED, tools.get(i).id().equals(page));
        }
    }

    private void walk(KeyEvent event) {
        if (event.getCode() != KeyCode.UP && event.getCode() != KeyCode.DOWN) {
            return;
        }
        List<Node> all = lookupAll(".sidebar-row").stream().toList();
        int at = all.indexOf(getScene().getFocusOwner());
        int next = at + (event.getCode() == KeyCode.UP ? -1 : 1);
        if (at >= 0 && next >= 0 && next < all.size()) {
            all.get(next).requestFocus();
        }
        event.consume();
    }
}
