package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.service.forwards.ForwardRow;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/// All forwards in a tab: filter, import, export, and rows that open in place.
final class ForwardsPage implements Page {
    private final Kit kit;
    private final ForwardsModel model;
    private final ForwardDeeds deeds;
    private final ForwardList list;
    private final VBox content = new VBox();
    private final TextField filter = new TextField();
    private final Label count = Nodes.plain("", "small", "muted");
    private final Label sum = Nodes.plain("", "mono");

    ForwardsPage(Kit kit, ForwardsModel model, ForwardDeeds deeds) {
        this.kit = kit;
        this.model = model;
        this.deeds = deeds;
        this.list = new ForwardList(kit, model, deeds, true);
        content.getStyleClass().addAll("page", "forwards-page");
        Looks.sheet(content, "forwards");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        StackPane rows = new StackPane(scroll, empty());
        VBox.setVgrow(rows, Priority.ALWAYS);
        content.getChildren().addAll(bar(), header(), ForwardsPanel.undoBand(kit, deeds), rows, note());
        filter.textProperty().subscribe(text -> list.filter(row -> matches(row, text)));
        model.rowsProperty().subscribe(this::refresh);
        kit.texts()
                .messagesProperty()
                .subscribe((_, _) -> refresh(model.rowsProperty().get()));
    }

    private HBox bar() {
        filter.promptTextProperty().bind(kit.texts().text("forwards.filter"));
        filter.accessibleTextProperty().bind(kit.texts().text("forwards.filter"));
        filter.setPrefWidth(280);
        Button create = Nodes.button(
                kit.texts().text("forwards.new"), () -> deeds.create(Optional.empty()), "compact", "accent");
        create.setGraphic(Nodes.icon(Feather.PLUS, "icon-small"));
        HBox bar = Nodes.row(
                8,
                filter,
                count,
                Nodes.spacer(),
                sum,
                iconed(Feather.DOWNLOAD, "forwards.import", this::importFile),
                iconed(Feather.UPLOAD, "forwards.export", this::exportFile),
                create);
        bar.getStyleClass().add("filter-bar");
        return bar;
    }

    private Button iconed(Feather icon, String key, Runnable action) {
        Button button = Nodes.button(kit.texts().text(key), action, "compact");
        button.setGraphic(Nodes.icon(icon, "icon-small"));
        return button;
    }

    private HBox header() {
        HBox row = Nodes.row(
                8,
                head("forwards.head-name", 124),
                head("forwards.head-listens", 132),
                Nodes.grow(head("forwards.head-route", 80)),
                Nodes.row(
                        16,
                        Nodes.styled(head("forwards.head-open", 72), "figure"),
                        head("forwards.head-rate", 96),
                        Nodes.styled(head("forwards.head-now", 136), "figure")),
                whereRoomy(Nodes.styled(head("forwards.head-total", 76), "figure")),
                whereRoomy(head("forwards.head-starts", 76)),
                headEnd());
        row.getStyleClass().add("list-head");
        Nodes.showIf(row, model.rowsProperty().map(rows -> !rows.isEmpty()));
        return row;
    }

    private Label whereRoomy(Label label) {
        return Nodes.showIf(label, content.widthProperty().greaterThan(ForwardLine.ROOMY));
    }

    /// Stands over the button at the end of each row.
    private static Region headEnd() {
        Region end = new Region();
        end.setMinWidth(24);
        return end;
    }

    private Label head(String key, double width) {
        Label label = Nodes.label(kit.texts().text(key), "small", "muted", "strong");
        label.setMinWidth(width);
        label.setPrefWidth(width);
        return label;
    }

    private Node empty() {
        Button create =
                Nodes.button(kit.texts().text("forwards.new"), () -> deeds.create(Optional.empty()), "large", "accent");
        VBox box = Nodes.column(
                12,
                Nodes.label(kit.texts().text("forwards.empty"), "title"),
                Nodes.paragraph(kit.texts().text("forwards.empty-why"), "muted"),
                Nodes.row(8, create, Nodes.button(kit.texts().text("forwards.import"), this::importFile, "large")));
        box.getStyleClass().add("page-inset");
        box.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_LEFT);
        return Nodes.showIf(box, model.rowsProperty().map(List::isEmpty));
    }

    private Node note() {
        HBox note = Nodes.row(
                8,
                Nodes.icon(Feather.INFO, "icon-small"),
                Nodes.label(kit.texts().text("forwards.tcp-only"), "small", "muted"));
        note.getStyleClass().add("list-note");
        return note;
    }

    private boolean matches(ForwardRow row, String text) {
        ForwardRule rule = row.rule();
        String hay = String.join(
                        " ",
                        rule.name(),
                        String.valueOf(rule.localPort()),
                        rule.targetHost().orElse(""),
                        String.valueOf(rule.targetPort()),
                        rule.instance().value(),
                        model.nameOf(rule.instance()),
                        String.join(" ", rule.tags()))
                .toLowerCase(Locale.ROOT);
        return List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
                .allMatch(hay::contains);
    }

    private void refresh(List<ForwardRow> rows) {
        count.setText(ForwardsPanel.words(kit, model, rows));
        sum.setText(kit.texts()
                .now(
                        "forwards.now",
                        Figures.kilobytes(rows.stream()
                                .mapToLong(row -> row.rate().down())
                                .sum()),
                        Figures.kilobytes(
                                rows.stream().mapToLong(row -> row.rate().up()).sum())));
    }

    private FileChooser chooser() {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName("forwards.json");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        return chooser;
    }

    private void importFile() {
        File file = chooser().showOpenDialog(content.getScene().getWindow());
        if (file != null) {
            model.importFrom(file.toPath(), deeds::showProblem);
        }
    }

    private void exportFile() {
        File file = chooser().showSaveDialog(content.getScene().getWindow());
        if (file != null) {
            Set<String> ids = list.shown().stream().map(row -> row.rule().id()).collect(Collectors.toSet());
            model.exportTo(file.toPath(), ids, deeds::showProblem);
        }
    }

    @Override
    public String key() {
        return ForwardsPanel.PAGE;
    }

    @Override
    public ObservableValue<String> title() {
        return kit.texts().text("forwards.title");
    }

    @Override
    public Node sign() {
        return Nodes.icon(Feather.SHUFFLE, "icon-small");
    }

    @Override
    public ObservableValue<String> standing() {
        return count.textProperty();
    }

    @Override
    public ObservableValue<Optional<Environment>> environment() {
        return new SimpleObjectProperty<>(Optional.empty());
    }

    @Override
    public ObservableValue<String> status() {
        return new SimpleStringProperty("");
    }

    @Override
    public boolean hasScopes() {
        return false;
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public void focus() {
        filter.requestFocus();
    }

    @Override
    public void mayClose(Runnable go) {
        go.run();
    }

    @Override
    public void close() {
        // The rules go on without their page.
    }
}
