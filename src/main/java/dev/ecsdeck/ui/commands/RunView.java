package dev.ecsdeck.ui.commands;

import atlantafx.base.controls.CustomTextField;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.PastCommand;
import dev.ecsdeck.service.commands.CommandPlan;
import dev.ecsdeck.service.commands.RunBoard;
import dev.ecsdeck.ui.commands.RunModel.Targets;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Task;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The page: targets above, script and settings, then what came of it.
public final class RunView extends VBox implements AutoCloseable {
    private static final double EDITOR = 252;
    private static final double PLAN = 304;
    private static final double TABLE = 0.38;

    private final Kit kit;
    private final RunModel model;
    private final CustomTextField filter = new CustomTextField();
    private final Label count = Nodes.plain("", "muted");
    private final Label care = Nodes.plain("", "small", "warn");
    private final Label fault = Nodes.plain("", "small", "bad");
    private final ScriptEditor editor;
    private final RunPlanPane plan;
    private final Button go = new Button();
    private final RunBar bar = new RunBar();
    private final Label progress = Nodes.plain("", "heading");
    private final Button retry;
    private final Button export;
    private final Button stop;
    private final VBox refusal = new VBox();
    private final BooleanProperty began = new SimpleBooleanProperty();
    private final TargetTable table;
    private final OutputPane output;
    private final Subscription instances;
    private final ReadOnlyObjectWrapper<List<Task>> tasks = new ReadOnlyObjectWrapper<>(List.of());

    RunView(Kit kit, RunModel model, Navigator navigator) {
        this.kit = kit;
        this.model = model;
        this.editor = new ScriptEditor(kit, model.languageProperty());
        this.plan = new RunPlanPane(kit, model);
        this.table = new TargetTable(kit, model::environmentOf);
        this.output = new OutputPane(kit, navigator);
        this.retry = Nodes.button(kit.texts().text("run.retry"), model::retryFailed);
        this.export =
                Nodes.button(kit.texts().text("run.export"), () -> new RunExport(kit, navigator).save(this, model));
        this.stop = Nodes.button(kit.texts().text("run.stop"), model::stop);
        getStyleClass().addAll("page", "run");
        Looks.sheet(this, "log");
        Looks.sheet(this, "run");
        getChildren().addAll(head(), refusal, upper(), results());
        filter.textProperty().bindBidirectional(model.filterProperty());
        model.filterProperty().subscribe(_ -> count());
        model.languageProperty().subscribe(_ -> count());
        instances = model.knownProperty().subscribe((_, _) -> count());
        editor.textProperty().subscribe(_ -> fault.setText(""));
        kit.texts().messagesProperty().subscribe((_, _) -> {
            count();
            model.boardProperty().get().ifPresent(this::show);
        });
        model.boardProperty().subscribe(board -> board.ifPresent(this::show));
        model.refusalProperty().subscribe(problem -> {
            refusal.getChildren().clear();
            problem.ifPresent(it ->
                    refusal.getChildren().add(Nodes.styled(new ProblemPane(kit, it, List.of()), "run-refusal")));
        });
        table.chosenProperty().subscribe(output::show);
    }

    /// Fills in the targets, in the language of the list's filter.
    void aim(String text) {
        model.filterProperty().set(text);
        count();
    }

    void focusScript() {
        editor.focusText();
    }

    /// The run under way.
    ObservableValue<List<Task>> tasks() {
        return tasks.getReadOnlyProperty();
    }

    private Task task(RunBoard board) {
        int all = board.rows().size();
        return new Task(
                "run",
                Feather.CODE,
                kit.texts().now("run.task", all),
                RunBar.words(kit, board),
                Task.share(board.done() + board.failed() + board.stopped(), all));
    }

    private HBox head() {
        filter.setLeft(Nodes.icon(Feather.FILTER));
        filter.promptTextProperty().bind(kit.texts().text("run.filter"));
        filter.accessibleTextProperty().bind(kit.texts().text("run.on"));
        filter.setPrefWidth(320);
        HBox head = Nodes.row(
                12,
                Nodes.icon(Feather.TARGET),
                Nodes.label(kit.texts().text("run.on")),
                filter,
                count,
                Nodes.spacer(),
                care);
        head.getStyleClass().add("run-head");
        return head;
    }

    private HBox upper() {
        go.getStyleClass().addAll("accent", "large");
        go.setGraphic(Nodes.icon(Feather.PLAY));
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(_ -> ask());
        Button history =
                Nodes.button(kit.texts().text("run.history"), () -> new HistoryDialog(kit, model, this::reuse).open());
        fault.setWrapText(true);
        VBox side = Nodes.column(12, plan, Nodes.row(8, go, history), fault);
        side.getStyleClass().add("run-side");
        side.setMinWidth(PLAN);
        side.setMaxWidth(PLAN);
        HBox upper = new HBox(Nodes.grow(editor), side);
        upper.setMinHeight(EDITOR);
        upper.setPrefHeight(EDITOR);
        return upper;
    }

    private VBox results() {
        HBox strip = Nodes.row(12, progress, bar, Nodes.spacer(), retry, export, stop);
        strip.getStyleClass().add("run-strip");
        SplitPane panes = new SplitPane(table, output);
        panes.setDividerPositions(TABLE);
        VBox.setVgrow(panes, Priority.ALWAYS);
        VBox shown = Nodes.showIf(new VBox(strip, panes), began);
        VBox.setVgrow(shown, Priority.ALWAYS);
        VBox before = Nodes.column(
                4,
                Nodes.label(kit.texts().text("run.empty.title"), "title"),
                Nodes.label(kit.texts().text("run.empty.sentence"), "muted"));
        before.setAlignment(Pos.CENTER);
        before.getStyleClass().add("run-empty");
        VBox.setVgrow(before, Priority.ALWAYS);
        Nodes.showIf(before, began.not());
        VBox results = new VBox(shown, before);
        VBox.setVgrow(results, Priority.ALWAYS);
        return results;
    }

    private void count() {
        Targets targets = model.targets();
        targets.broken()
                .ifPresentOrElse(
                        broken -> count.setText(kit.texts()
                                .now(
                                        "instances.filter."
                                                + broken.fault()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-'),
                                        broken.near())),
                        () -> count.setText(kit.texts()
                                .now(
                                        "run.count",
                                        targets.fitting().size(),
                                        targets.all().size())));
        Nodes.tone(count, targets.broken().isPresent() ? "bad" : "muted");
        int production = model.production(targets.fitting()).size();
        care.setText(production == 0 ? "" : kit.texts().now("run.production", production));
        go.setText(kit.texts().now("run.go", targets.fitting().size()));
        go.setDisable(targets.fitting().isEmpty());
    }

    private void ask() {
        CommandPlan wanted = plan.plan(editor.text());
        Optional<CommandPlan.Fault> wrong = wanted.faults().stream().findFirst();
        if (wrong.isPresent()) {
            fault.setText(kit.texts()
                    .now("run.fault."
                            + wrong.get().name().toLowerCase(Locale.ROOT).replace('_', '-')));
            return;
        }
        fault.setText("");
        List<Instance> targets = model.targets().fitting();
        List<Instance> production = model.production(targets);
        if (production.isEmpty()) {
            model.run(wanted, targets);
            return;
        }
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("run.ask.title", targets.size()), 560);
        dialog.body(
                Nodes.paragraph(kit.texts().text("run.ask.sentence", production.size())),
                Nodes.styled(Nodes.plain(names(production), "mono", "muted"), "run-names"));
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        dialog.open(
                dialog.leave(kit.texts().text("run.go", targets.size()), () -> model.run(wanted, targets), "accent"));
    }

    private static String names(List<Instance> instances) {
        int most = 6;
        String names = String.join(
                ", ", instances.stream().limit(most).map(Instance::label).toList());
        return instances.size() > most ? names + " …" : names;
    }

    private void reuse(PastCommand past) {
        plan.show(past);
        editor.show(past.script());
        editor.focusText();
    }

    private void show(RunBoard board) {
        began.set(true);
        progress.setText(RunBar.words(kit, board));
        tasks.set(board.isOver() ? List.of() : List.of(task(board)));
        bar.show(board);
        table.show(board.rows());
        output.show(table.chosenProperty().get());
        retry.setDisable(!board.isOver() || board.failed() == 0);
        export.setDisable(board.rows().isEmpty());
        stop.setDisable(board.isOver());
    }

    @Override
    public void close() {
        instances.unsubscribe();
        model.close();
    }
}
