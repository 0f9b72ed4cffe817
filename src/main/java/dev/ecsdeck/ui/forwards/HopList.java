package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.service.forwards.ForwardHop;
import dev.ecsdeck.text.Explanation;
import dev.ecsdeck.text.ProblemText;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The test of a forward: each hop of its way as it is passed, and where the way ends.
final class HopList extends VBox {
    private final Kit kit;
    private final ForwardsModel model;
    private final Supplier<ForwardDraft> draft;
    private final Label verdict = Nodes.plain("", "small", "muted");
    private final GridPane rows = new GridPane();
    private final Label sentence = Nodes.plain("", "small");
    private final Button test;
    private Optional<FxWork.Job> job = Optional.empty();
    private Duration sum = Duration.ZERO;
    private boolean failed;

    HopList(Kit kit, ForwardsModel model, Supplier<ForwardDraft> draft) {
        super(8);
        this.kit = kit;
        this.model = model;
        this.draft = draft;
        getStyleClass().add("well");
        this.test = Nodes.button(kit.texts().text("forwards.test.run"), this::run, "compact");
        test.setGraphic(Nodes.icon(Feather.ZAP, "icon-small"));
        rows.setHgap(16);
        rows.setVgap(4);
        sentence.setWrapText(true);
        Nodes.showIf(sentence, sentence.textProperty().map(text -> !text.isEmpty()));
        getChildren()
                .addAll(
                        Nodes.row(
                                8,
                                Nodes.label(kit.texts().text("forwards.test"), "strong"),
                                verdict,
                                Nodes.spacer(),
                                test),
                        rows,
                        sentence);
        say("forwards.test.not-yet");
    }

    private void say(String key, Object... arguments) {
        verdict.textProperty().bind(kit.texts().text(key, arguments));
    }

    void allow(boolean allowed) {
        test.setDisable(!allowed);
    }

    private void run() {
        stop();
        rows.getChildren().clear();
        sentence.textProperty().unbind();
        sentence.setText("");
        sum = Duration.ZERO;
        failed = false;
        say("forwards.test.running");
        job = Optional.of(model.test(draft.get().rule(), this::show, this::end));
    }

    void stop() {
        job.ifPresent(FxWork.Job::cancel);
        job = Optional.empty();
    }

    private void show(ForwardHop hop) {
        sum = sum.plus(hop.took());
        int row = rows.getRowCount();
        Mark mark = switch (hop.outcome()) {
            case PASSED -> Mark.DONE;
            case FAILED -> Mark.DENIED;
            case UNKNOWN -> Mark.CARE;
        };
        String key = hop.place().name().toLowerCase(Locale.ROOT);
        Label fact = Nodes.grow(Nodes.middleCut(hop.fact(), "mono", "muted"));
        GridPane.setHgrow(fact, Priority.ALWAYS);
        Label place = Nodes.label(kit.texts()
                .text("forwards.hop." + key, model.nameOf(draft.get().rule().instance())));
        place.setMinWidth(208);
        rows.addRow(
                row,
                mark.node(),
                place,
                fact,
                Nodes.label(kit.texts().text("forwards.ms", hop.took().toMillis()), "mono", "muted"));
        hop.problem().ifPresent(problem -> {
            failed = true;
            sentence.textProperty().bind(kit.texts().messagesProperty().map(messages -> {
                Explanation words = new ProblemText(messages).of(problem);
                return words.sentence() + " " + words.remedy();
            }));
        });
        if (hop.outcome() == ForwardHop.Outcome.UNKNOWN) {
            sentence.textProperty().bind(kit.texts().text("forwards.test.unknown"));
        }
    }

    private void end() {
        say(failed ? "forwards.test.failed" : "forwards.test.passed", "%.1f".formatted(sum.toMillis() / 1000.0));
    }
}
