package dev.ecsdeck.ui.kit;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.text.Explanation;
import dev.ecsdeck.text.ProblemText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// How a problem looks, wherever it stands: what is so, why, what now, and the details folded.
public final class ProblemPane extends HBox {
    private final Kit kit;
    private final ObservableValue<Explanation> words;
    private final Label heading = new Label();
    private final Label details = Nodes.plain("", "mono", "muted");

    /// @param remedies the first is the filled button
    public ProblemPane(Kit kit, Problem problem, List<Remedy> remedies) {
        this(kit, problem, Optional.empty(), remedies);
    }

    /// @param instance the name of the instance that it is about
    public ProblemPane(Kit kit, Problem problem, Optional<String> instance, List<Remedy> remedies) {
        super(12);
        this.kit = kit;
        Optional<Instant> now = Optional.of(kit.ticker().now());
        this.words =
                kit.texts().messagesProperty().map(messages -> new ProblemText(messages).of(problem, instance, now));
        getStyleClass().add("problem-pane");
        heading.setWrapText(true);
        heading.getStyleClass().add("heading");
        heading.textProperty().bind(words.map(Explanation::title));
        setAlignment(Pos.TOP_LEFT);
        VBox column = Nodes.column(
                8,
                heading,
                Nodes.paragraph(words.map(Explanation::sentence)),
                Nodes.paragraph(words.map(Explanation::remedy)));
        if (!remedies.isEmpty()) {
            column.getChildren().add(buttons(remedies));
        }
        column.getChildren().add(folded());
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().addAll(Nodes.icon(Feather.ALERT_CIRCLE, "icon-large", "icon-bad"), column);
    }

    /// Says `title` in place of the problem's own, where the place knows better what did not come about.
    public ProblemPane entitled(ObservableValue<String> title) {
        heading.textProperty().bind(title);
        return this;
    }

    /// The title of `problem`, following the language.
    public static ObservableValue<String> titleOf(Texts texts, Problem problem) {
        return texts.messagesProperty()
                .map(messages -> new ProblemText(messages).of(problem).title());
    }

    /// Why, following the language.
    public static ObservableValue<String> sentenceOf(Texts texts, Problem problem) {
        return texts.messagesProperty()
                .map(messages -> new ProblemText(messages).of(problem).sentence());
    }

    private HBox buttons(List<Remedy> remedies) {
        HBox row = Nodes.row(8);
        remedies.forEach(remedy -> {
            Button button = Nodes.button(remedy.name(), remedy.action(), "large");
            if (row.getChildren().isEmpty()) {
                button.getStyleClass().add("accent");
            }
            row.getChildren().add(button);
        });
        return row;
    }

    private VBox folded() {
        details.setWrapText(true);
        details.textProperty().bind(words.map(it -> String.join("\n", it.detailLines())));
        Button copy = Nodes.button(kit.texts().text("kit.copy"), this::copy, "compact");
        copy.setGraphic(Nodes.icon(Feather.COPY, "icon-small"));
        HBox well = new HBox(8, Nodes.grow(details), copy);
        well.getStyleClass().add("well");
        well.setVisible(false);
        well.setManaged(false);
        Button fold = new Button();
        fold.textProperty().bind(kit.texts().text("kit.details"));
        fold.setGraphic(Nodes.icon(Feather.CHEVRON_RIGHT, "icon-small"));
        fold.getStyleClass().addAll("flat", "compact");
        fold.setOnAction(_ -> {
            boolean open = !well.isVisible();
            well.setVisible(open);
            well.setManaged(open);
            fold.setGraphic(Nodes.icon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "icon-small"));
        });
        return Nodes.column(4, fold, well);
    }

    private void copy() {
        Explanation now = words.getValue();
        String text = String.join("\n", heading.getText(), now.sentence(), now.remedy(), details.getText());
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
