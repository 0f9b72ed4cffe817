package dev.ecsdeck.ui.log;

import atlantafx.base.controls.CustomTextField;
import dev.ecsdeck.model.Settings.LogLevel;
import dev.ecsdeck.service.logs.LogBook;
import dev.ecsdeck.service.logs.LogLine;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.kordamp.ikonli.feather.Feather;

/// The last lines of the log. Secrets were taken out before they came here.
public final class LogView extends VBox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final Kit kit;
    private final LogBook book;
    private final Navigator navigator;
    private final FxSignal<Long> last;
    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final CustomTextField filter = new CustomTextField();
    private final ComboBox<LogLevel> level = new ComboBox<>();
    private final CheckBox follow = new CheckBox();
    private final Label count = Nodes.plain("", "muted", "small");
    private long shown;
    private long lines;

    public LogView(Kit kit, LogBook book, Navigator navigator) {
        this.kit = kit;
        this.book = book;
        this.navigator = navigator;
        this.last = new FxSignal<>(book.last());
        getStyleClass().addAll("page", "log");
        Looks.sheet(this, "log");
        createNodes();
        filter.textProperty().subscribe((_, _) -> showAll());
        level.valueProperty().subscribe((_, _) -> showAll());
        kit.texts().messagesProperty().subscribe((_, _) -> count());
        last.property().subscribe(_ -> append());
    }

    public void focusFilter() {
        filter.requestFocus();
    }

    public void close() {
        last.close();
    }

    private void createNodes() {
        filter.setLeft(Nodes.icon(Feather.SEARCH));
        filter.promptTextProperty().bind(kit.texts().text("log.filter"));
        filter.accessibleTextProperty().bind(kit.texts().text("log.filter"));
        level.getItems().setAll(LogLevel.values());
        level.setValue(LogLevel.DEBUG);
        level.accessibleTextProperty().bind(kit.texts().text("log.level"));
        level.setConverter(LevelWords.of(kit.texts()));
        follow.setSelected(true);
        follow.textProperty().bind(kit.texts().text("log.follow"));
        Button copy = Nodes.button(kit.texts().text("log.copy"), this::copy);
        copy.setGraphic(Nodes.icon(Feather.COPY));
        HBox head = Nodes.row(8, Nodes.grow(filter), level, follow, count, copy);
        head.getStyleClass().add("log-head");
        area.setEditable(false);
        area.setWrapText(false);
        area.getStyleClass().add("log-lines");
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.accessibleTextProperty().bind(kit.texts().text("log.title"));
        VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(area);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label where = Nodes.middleCut(kit.texts().now("log.files", book.directory()), "muted", "small");
        where.textProperty().bind(kit.texts().text("log.files", book.directory().toString()));
        HBox foot = Nodes.row(8, where);
        foot.getStyleClass().add("log-foot");
        getChildren().addAll(head, scroll, foot);
    }

    private void showAll() {
        area.clear();
        shown = 0;
        lines = 0;
        append();
    }

    private void append() {
        List<LogLine> fresh = book.after(shown);
        if (fresh.isEmpty()) {
            count();
            return;
        }
        shown = fresh.getLast().number();
        StringBuilder text = new StringBuilder();
        StyleSpansBuilder<Collection<String>> styles = new StyleSpansBuilder<>();
        fresh.stream().filter(this::isWanted).forEach(line -> add(line, text, styles));
        if (!text.isEmpty()) {
            int from = area.getLength();
            area.appendText(text.toString());
            StyleSpans<Collection<String>> spans = styles.create();
            area.setStyleSpans(from, spans);
            if (follow.isSelected()) {
                area.moveTo(area.getLength());
                area.requestFollowCaret();
            }
        }
        count();
    }

    private void add(LogLine line, StringBuilder text, StyleSpansBuilder<Collection<String>> styles) {
        String head = TIME.format(line.at()) + " ";
        String name = "%-5s ".formatted(line.level().name());
        String body = line.source() + "  " + line.text() + "\n";
        text.append(head).append(name).append(body);
        styles.add(List.of("log-time"), head.length());
        styles.add(List.of("log-" + line.level().name().toLowerCase(Locale.ROOT)), name.length());
        styles.add(List.of("log-text"), body.length());
        lines++;
    }

    private boolean isWanted(LogLine line) {
        String sought = filter.getText().strip().toLowerCase(Locale.ROOT);
        return line.level().compareTo(level.getValue()) <= 0
                && (sought.isEmpty()
                        || line.text().toLowerCase(Locale.ROOT).contains(sought)
                        || line.source().toLowerCase(Locale.ROOT).contains(sought));
    }

    private void count() {
        count.setText(kit.texts().now("log.count", lines));
    }

    private void copy() {
        String report = kit.texts()
                        .now(
                                "log.report",
                                System.getProperty("os.name", "?"),
                                System.getProperty("os.version", "?"),
                                System.getProperty("java.version", "?"))
                + "\n" + area.getText();
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, report));
        navigator.say(kit.texts().now("kit.copied"));
    }
}
