package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.service.keys.LoginProgress.Step;
import dev.ecsdeck.service.keys.LoginProof;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.ssh.LoginModel.Stage;
import dev.ecsdeck.ui.ssh.LoginModel.Standing;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The stages of a login, a row each: mark, what it is, what is known of it, its time.
final class StageRows extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Duration KEY_LIFE = Duration.ofSeconds(60);

    private final Kit kit;
    private final LoginModel model;
    private final Supplier<LoginRequest> request;

    StageRows(Kit kit, LoginModel model, Supplier<LoginRequest> request) {
        this.kit = kit;
        this.model = model;
        this.request = request;
        LoginModel.STAGES.forEach(_ -> getChildren().add(new Row()));
        kit.ticker().whileShown(this, this::draw);
        kit.texts().messagesProperty().subscribe((_, _) -> draw());
    }

    void draw() {
        var stages = model.stages();
        for (int i = 0; i < stages.size(); i++) {
            ((Row) getChildren().get(i)).show(stages.get(i));
        }
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).setVisible(i < stages.size());
            getChildren().get(i).setManaged(i < stages.size());
        }
    }

    private final class Row extends HBox {
        private final Region mark = new Region();
        private final Label name = Nodes.plain("");
        private final Label detail = Nodes.middleCut("", "mono", "subtle");
        private final Label took = Nodes.plain("", "mono", "subtle");

        Row() {
            super(8);
            getStyleClass().add("login-stage");
            name.setMinWidth(USE_PREF_SIZE);
            took.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(mark, name, Nodes.grow(detail), took);
        }

        void show(Stage stage) {
            markOf(stage.standing()).show(mark);
            String key = "keys.stage." + nameOf(stage.step());
            boolean done = stage.standing() == Standing.DONE;
            name.setText(kit.texts().now(done ? key + ".done" : key));
            name.getStyleClass().removeAll("subtle", "strong");
            switch (stage.standing()) {
                case WAITING -> name.getStyleClass().add("subtle");
                case UNDERWAY, FAILED -> name.getStyleClass().add("strong");
                case DONE -> {}
            }
            detail.setText(detail(stage));
            boolean isPrint = stage.step() == Step.HOST_VERIFIED && done;
            detail.setTooltip(isPrint ? Nodes.tooltip(new ReadOnlyStringWrapper(model.fingerprint())) : null);
            took.setText(
                    switch (stage.standing()) {
                        case WAITING, FAILED -> "";
                        case UNDERWAY -> Figures.whole(stage.took());
                        case DONE -> Figures.exact(stage.took());
                    });
            setAccessibleText(String.join(
                    " ",
                    name.getText(),
                    kit.texts().now("keys.standing." + stage.standing().name().toLowerCase(Locale.ROOT)),
                    detail.getText(),
                    took.getText()));
        }
    }

    private String nameOf(Step step) {
        if (step == Step.KEY_MADE) {
            return switch (request.get().proof()) {
                case LoginProof.Temporary _ -> "key_made";
                case LoginProof.AgentKey _, LoginProof.KeyFile _ -> "own_key";
                case LoginProof.Password _ -> "password";
            };
        }
        return step.name().toLowerCase(Locale.ROOT);
    }

    private boolean isMadeHere() {
        return request.get().proof() instanceof LoginProof.Temporary;
    }

    private static Mark markOf(Standing standing) {
        return switch (standing) {
            case WAITING -> Mark.STOPPED;
            case UNDERWAY -> Mark.UNDERWAY;
            case DONE -> Mark.DONE;
            case FAILED -> Mark.DENIED;
        };
    }

    private String detail(Stage stage) {
        boolean done = stage.standing() == Standing.DONE;
        return switch (stage.step()) {
            case KEY_MADE -> done && isMadeHere() ? kit.texts().now("keys.detail.memory") : "";
            case KEY_REGISTERED -> registered(stage.standing());
            case CONNECTED -> done ? kit.texts().now("keys.detail.meanwhile") : "";
            case HOST_VERIFIED -> {
                String shown = Figures.cut(model.fingerprint());
                yield done && model.isReadThere() ? kit.texts().now("keys.detail.read-there", shown) : shown;
            }
            case LOGGED_IN ->
                stage.standing() == Standing.WAITING
                        ? ""
                        : request.get().user()
                                + (request.get().proof() instanceof LoginProof.Password ? ", password" : ", publickey");
            case PLUGIN_INSTALLED -> "";
        };
    }

    private String registered(Standing standing) {
        return switch (standing) {
            case DONE ->
                model.goodUntil()
                        .map(end -> kit.texts()
                                .now(
                                        "keys.detail.from",
                                        KEY_LIFE.toSeconds(),
                                        TIME.withZone(ZoneId.systemDefault()).format(end.minus(KEY_LIFE))))
                        .orElse("");
            case UNDERWAY -> model.hasInstalled() ? kit.texts().now("keys.detail.plugin") : "";
            case WAITING, FAILED -> "";
        };
    }
}
