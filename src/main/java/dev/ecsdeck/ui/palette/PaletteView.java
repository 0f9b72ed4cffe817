package dev.ecsdeck.ui.palette;

import atlantafx.base.controls.CustomTextField;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/// The box: what is typed at the top, at most ten hits below, in groups.
public final class PaletteView extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double WIDTH = 640;
    private static final int MOST = 10;

    private record Found(Hit hit, Match match) {}

    private final Kit kit;
    private final List<Hit> all;
    private final CustomTextField field = new CustomTextField();
    private final VBox rows = new VBox();
    private final Label count = Nodes.plain("", "muted", "small");
    private final List<HBox> lines = new ArrayList<>();
    private List<Found> shown = List.of();
    private int chosen;

    /// @param hits all that can be found, the most likely first
    public PaletteView(Kit kit, List<Hit> hits) {
        this.kit = kit;
        this.all = List.copyOf(hits);
        getStyleClass().addAll("popover-box", "palette");
        setAccessibleRole(AccessibleRole.DIALOG);
        accessibleTextProperty().bind(kit.texts().text("palette.name"));
        Looks.sheet(this, "palette");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setMinWidth(WIDTH);
        field.setLeft(Nodes.icon(Feather.SEARCH));
        field.promptTextProperty().bind(kit.texts().text("window.search"));
        field.accessibleTextProperty().bind(kit.texts().text("palette.name"));
        HBox head = new HBox(Nodes.grow(field));
        head.getStyleClass().add("palette-head");
        rows.getStyleClass().add("palette-rows");
        HBox foot = Nodes.row(
                8,
                Nodes.keyCap("↑"),
                Nodes.keyCap("↓"),
                Nodes.label(kit.texts().text("palette.choose"), "muted", "small"),
                Nodes.keyCap("Enter"),
                Nodes.label(kit.texts().text("palette.run"), "muted", "small"),
                Nodes.keyCap("Alt+Enter"),
                Nodes.label(kit.texts().text("palette.otherwise"), "muted", "small"),
                Nodes.spacer(),
                count);
        foot.getStyleClass().add("palette-foot");
        getChildren().addAll(head, rows, foot);
        field.textProperty().subscribe(_ -> search());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    public void open(String text) {
        field.setText(text);
        kit.overlay().show(this, Pos.TOP_CENTER, this::close);
        FxWork.later(() -> {
            field.requestFocus();
            field.end();
        });
    }

    /// Types into the box, as the user would.
    public void search(String text) {
        field.setText(text);
    }

    private void close() {
        kit.overlay().hide(this);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> choose(chosen - 1);
            case DOWN -> choose(chosen + 1);
            case ENTER -> run(event.isAltDown());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void run(boolean otherwise) {
        if (chosen >= shown.size()) {
            return;
        }
        Hit hit = shown.get(chosen).hit();
        Optional<Runnable> second = otherwise ? hit.otherwise() : Optional.empty();
        close();
        second.orElse(hit.action()).run();
    }

    private void search() {
        List<Found> found = new ArrayList<>();
        for (Hit hit : all) {
            Match.of(field.getText(), hit.name())
                    .or(() -> Match.of(field.getText(), hit.also())
                            .filter(match -> !field.getText().isBlank() && match.score() < 1000)
                            .map(match -> new Match(500 + match.score(), List.of())))
                    .ifPresent(match -> found.add(new Found(hit, match)));
        }
        found.sort(Comparator.comparingInt(it -> it.match().score()));
        shown = grouped(found.stream().limit(MOST).toList());
        count.setText(kit.texts().now("palette.count", shown.size(), found.size()));
        build();
        choose(0);
    }

    /// The kinds in the order of their best hit.
    private static List<Found> grouped(List<Found> found) {
        return found.stream()
                .map(it -> it.hit().kind())
                .distinct()
                .flatMap(kind -> found.stream().filter(it -> it.hit().kind().equals(kind)))
                .toList();
    }

    private void build() {
        rows.getChildren().clear();
        lines.clear();
        String kind = "";
        for (Found found : shown) {
            if (!found.hit().kind().equals(kind)) {
                kind = found.hit().kind();
                rows.getChildren()
                        .add(Nodes.label(kit.texts().text("palette.kind." + kind), "section", "palette-kind"));
            }
            HBox line = line(found);
            lines.add(line);
            rows.getChildren().add(line);
        }
        if (shown.isEmpty()) {
            rows.getChildren().add(Nodes.label(kit.texts().text("palette.nothing"), "muted", "palette-kind"));
        }
    }

    private HBox line(Found found) {
        Hit hit = found.hit();
        Tag tag = new Tag();
        tag.show(hit.environment());
        Label aside = hit.areKeys() ? Nodes.keyCap(hit.aside()) : Nodes.plain(hit.aside(), "mono", "muted");
        aside.setVisible(!hit.aside().isEmpty());
        HBox line = Nodes.row(8, hit.sign().get(), marked(hit.name(), found.match()), tag, Nodes.spacer(), aside);
        line.getStyleClass().add("palette-row");
        line.setAccessibleRole(AccessibleRole.LIST_ITEM);
        line.setAccessibleText(hit.name());
        line.setOnMouseMoved(_ -> choose(lines.indexOf(line)));
        line.setOnMouseClicked(event -> run(event.isAltDown()));
        return line;
    }

    private static TextFlow marked(String name, Match match) {
        Set<Integer> hits = new HashSet<>(match.hits());
        TextFlow flow = new TextFlow();
        int from = 0;
        while (from < name.length()) {
            boolean hit = hits.contains(from);
            int to = from + 1;
            while (to < name.length() && hits.contains(to) == hit) {
                to++;
            }
            Text part = new Text(name.substring(from, to));
            part.getStyleClass().add(hit ? "palette-hit" : "palette-text");
            flow.getChildren().add(part);
            from = to;
        }
        flow.setMaxHeight(Region.USE_PREF_SIZE);
        flow.setMinWidth(Region.USE_PREF_SIZE);
        return flow;
    }

    private void choose(int index) {
        if (lines.isEmpty()) {
            chosen = 0;
            return;
        }
        chosen = Math.floorMod(index, lines.size());
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).pseudoClassStateChanged(SELECTED, i == chosen);
        }
        field.setAccessibleHelp(shown.get(chosen).hit().name());
    }
}
