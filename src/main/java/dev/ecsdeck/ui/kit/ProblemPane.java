package dev.ecsdeck.ui.kit;

import dev.ecsdeck.problem.Problem;
import java.util.List;
import java.util.Map;
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
    private final Problem problem;
    private final Label details = Nodes.plain("", "mono", "muted");

    /// @param remedies the first is the filled button
    public ProblemPane(Kit kit, Problem problem, List<Remedy> remedies) {
        super(12);
        this.kit = kit;
        this.problem = problem;
        getStyleClass().add("problem-pane");
        setAlignment(Pos.TOP_LEFT);
        Label title = Nodes.paragraph(titleOf(kit.texts(), problem), "heading");
        Label sentence = Nodes.paragraph(sentenceOf(kit.texts(), problem));
        VBox words = Nodes.column(8, title, sentence);
        if (!remedies.isEmpty()) {
            words.getChildren().add(buttons(remedies));
        }
        words.getChildren().add(folded());
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Nodes.icon(Feather.ALERT_CIRCLE, "icon-large", "icon-bad"), words);
    }

    /// The title of `problem`, following the language.
    public static ObservableValue<String> titleOf(Texts texts, Problem problem) {
        return texts.messagesProperty().map(messages -> ProblemWords.title(messages, problem));
    }

    /// Why, and what now.
    public static ObservableValue<String> sentenceOf(Texts texts, Problem problem) {
        return texts.messagesProperty().map(messages -> ProblemWords.sentence(messages, problem));
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
        details.textProperty()
                .bind(kit.texts().messagesProperty().map(messages -> ProblemWords.details(messages, problem)));
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
        String text = titleOf(kit.texts(), problem).getValue() + "\n"
                + sentenceOf(kit.texts(), problem).getValue() + "\n" + details.getText();
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
