package dev.ecsdeck.ui.forwards;

import atlantafx.base.controls.ToggleSwitch;
import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.forward.ForwardStatus;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.forwards.ForwardRow;
import dev.ecsdeck.text.Explanation;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.text.ProblemText;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// One rule as a row: switch, mark, name, where it listens, its route, its figures or what is wrong.
final class ForwardLine extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    /// Reached by others on the network.
    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    /// Below this width the route needs the room of what can be read elsewhere.
    static final double ROOMY = 1150;

    private static final int SHORT_NAME = 16;

    private final Kit kit;
    private final ForwardsModel model;
    private final ForwardDeeds deeds;
    private final String id;
    private final ToggleSwitch onOff = new ToggleSwitch();
    private final Region mark = Mark.STOPPED.node();
    private final Label name = Nodes.plain("");
    private final Label listens = Nodes.plain("", "mono", "listens");
    private final Label through = Nodes.plain("", "muted");
    private final Label instance = Nodes.plain("");
    private final Label to = Nodes.plain("", "muted");
    private final Label target = Nodes.middleCut("", "mono");
    private final Label open = Nodes.plain("", "mono", "figure");
    private final RateGraph graph = new RateGraph(96, 20);
    private final Label now = Nodes.plain("", "mono", "figure");
    private final Label words = Nodes.plain("");
    private final Label total = Nodes.plain("", "mono", "figure", "muted");
    private final Label starts = Nodes.plain("", "muted");
    private final Button more;
    private final Tooltip tooltip = new Tooltip();
    private final StackPane middle = new StackPane();
    private final HBox figures;
    private boolean refreshing;

    ForwardLine(Kit kit, ForwardsModel model, ForwardDeeds deeds, String id) {
        super(8);
        this.kit = kit;
        this.model = model;
        this.deeds = deeds;
        this.id = id;
        getStyleClass().add("forward-line");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setFocusTraversable(true);
        more = Nodes.iconButton(Feather.MORE_HORIZONTAL, kit.texts().text("forwards.more"), "", this::showMenu);
        more.getStyleClass().add("compact");
        onOff.setMinWidth(USE_PREF_SIZE);
        onOff.accessibleTextProperty().bind(kit.texts().text("forwards.switch"));
        onOff.selectedProperty().subscribe((_, wanted) -> switchTo(wanted));
        figures = Nodes.row(16, wide(open, 72), graph, wide(now, 136));
        words.setTooltip(tooltip);
        StackPane.setAlignment(words, javafx.geometry.Pos.CENTER_LEFT);
        middle.getChildren().addAll(figures, words);
        middle.setMinWidth(336);
        middle.setPrefWidth(336);
        middle.setMaxWidth(336);
        HBox route = Nodes.row(8, through, instance, to, target);
        route.setMinWidth(0);
        HBox.setHgrow(route, Priority.ALWAYS);
        to.setMinWidth(USE_PREF_SIZE);
        through.setMinWidth(USE_PREF_SIZE);
        target.setMinWidth(80);
        Nodes.showIf(through, widthProperty().greaterThan(ROOMY));
        Nodes.showIf(total, widthProperty().greaterThan(ROOMY));
        Nodes.showIf(starts, widthProperty().greaterThan(ROOMY));
        getChildren()
                .addAll(
                        onOff,
                        mark,
                        wide(name, 124),
                        wide(listens, 132),
                        route,
                        middle,
                        wide(total, 76),
                        wide(starts, 76),
                        more);
    }

    private static Label wide(Label label, double width) {
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
        return label;
    }

    String id() {
        return id;
    }

    private void switchTo(boolean wanted) {
        if (!refreshing) {
            model.row(id).filter(row -> ForwardsModel.isOn(row) != wanted).ifPresent(deeds::toggle);
        }
    }

    private void showMenu() {
        model.row(id).ifPresent(row -> deeds.menu(row).show(more, javafx.geometry.Side.BOTTOM, 0, 0));
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /// Shows the rule as it is at `at`.
    void show(ForwardRow row, Instant at) {
        Messages messages = kit.texts().messages();
        ForwardRule rule = row.rule();
        boolean isOn = ForwardsModel.isOn(row);
        refreshing = true;
        onOff.setSelected(isOn);
        refreshing = false;
        Optional<String> trouble = trouble(row, at);
        markOf(row).show(mark);
        pseudoClassStateChanged(OFF, !isOn && trouble.isEmpty());
        set(name, rule.name());
        set(listens, rule.address() + ":" + (rule.localPort() == 0 ? "–" : rule.localPort()));
        pseudoClassStateChanged(WIDE, rule.exposure() == ForwardRule.Exposure.ANYONE_ON_THE_NETWORK);
        set(through, messages.text("forwards.through"));
        set(instance, model.nameOf(rule.instance()));
        // The target is cut before the name is, unless the name is a long one.
        instance.setMinWidth(instance.getText().length() <= SHORT_NAME ? USE_PREF_SIZE : 96);
        set(to, messages.text("forwards.to"));
        String end = rule.targetHost()
                .map(host -> new HostAndPort(host, rule.targetPort()).toString())
                .orElse(model.nameOf(rule.instance()) + ":" + rule.targetPort());
        set(target, end);
        boolean figured = isOn && trouble.isEmpty();
        figures.setVisible(figured);
        words.setVisible(!figured);
        set(open, messages.text("forwards.open-count", row.status().open()));
        graph.show(row.rates());
        set(
                now,
                messages.text(
                        "forwards.now",
                        Figures.kilobytes(row.rate().down()),
                        Figures.kilobytes(row.rate().up())));
        set(words, trouble.orElseGet(() -> messages.text("forwards.off")));
        tooltip.setText(words.getText());
        words.getStyleClass().removeAll("warn", "muted");
        words.getStyleClass().add(trouble.isPresent() ? "warn" : "muted");
        set(total, Figures.bytes(row.status().bytesUp() + row.status().bytesDown()));
        set(
                starts,
                messages.text(
                        rule.start() == ForwardRule.Start.WITH_THE_PROGRAM ? "forwards.at-start" : "forwards.by-hand"));
        setAccessibleText(messages.text(
                "forwards.line-spoken",
                rule.name(),
                listens.getText(),
                instance.getText(),
                end,
                figured ? open.getText() : words.getText()));
    }

    private static void set(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
        }
    }

    private static Mark markOf(ForwardRow row) {
        if (ForwardsModel.isOn(row)
                && row.status().open() == 0
                && row.status().standingFault().isPresent()) {
            return Mark.CARE;
        }
        return switch (ForwardsModel.standing(row)) {
            case ON -> Mark.ONLINE;
            case RETRYING -> Mark.CARE;
            case OFF -> Mark.STOPPED;
        };
    }

    /// Its title; but that a session has ended says nothing, so then why.
    private String inWords(Problem problem, ForwardRule rule) {
        Explanation words = new ProblemText(kit.texts().messages())
                .of(problem, Optional.of(model.nameOf(rule.instance())), Optional.empty());
        return problem instanceof Problem.SessionEnded ? words.sentence() : words.title();
    }

    private Optional<String> trouble(ForwardRow row, Instant at) {
        if (row.status().state() instanceof ForwardState.Holding holding) {
            Duration left = Duration.between(at, holding.nextTry());
            String title = inWords(holding.why(), row.rule());
            String words = left.isPositive()
                    ? kit.texts()
                            .now("forwards.retrying", Ages.span(kit.texts().messages(), left.plusMillis(999)), title)
                    : kit.texts().now("forwards.trying", title);
            int waiting = row.status().waiting();
            return Optional.of(waiting == 0 ? words : words + kit.texts().now("forwards.waiting", waiting));
        }
        Optional<ForwardStatus.Fault> standing = row.status().standingFault();
        if (standing.isPresent() && row.status().open() == 0 && ForwardsModel.isOn(row)) {
            return standing.map(fault -> kit.texts()
                    .now(
                            "forwards.fault-since",
                            Ages.since(kit.texts().messages(), fault.at(), at),
                            inWords(fault.problem(), row.rule())));
        }
        return row.startFault().filter(_ -> !ForwardsModel.isOn(row)).map(problem -> inWords(problem, row.rule()));
    }
}
