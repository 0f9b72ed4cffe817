package dev.ecsdeck.ui.window;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.inventory.SessionSwitch;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// Says above everything that Session Manager is off for the account, and offers to switch it on.
final class SessionsOffBand extends HBox {
    private static final String OFF = "UserBehavior.SessionManagerDisabled";

    private final Kit kit;
    private final SessionSwitch sessions;
    private final Navigator window;
    private final Button turnOn;

    SessionsOffBand(Kit kit, SessionSwitch sessions, Navigator window) {
        super(8);
        this.kit = kit;
        this.sessions = sessions;
        this.window = window;
        getStyleClass().addAll("band", "danger");
        Label title = Nodes.label(kit.texts().text("window.sessions-off.title"), "strong");
        title.setMinWidth(USE_PREF_SIZE);
        Label words = Nodes.label(kit.texts().text("window.sessions-off.sentence"));
        words.setTooltip(Nodes.tooltip(words.textProperty()));
        words.setMinWidth(0);
        turnOn = Nodes.button(kit.texts().text("window.sessions-off.go-on"), this::ask, "compact");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Nodes.icon(Feather.ALERT_CIRCLE, "icon-bad"), title, Nodes.grow(words), turnOn);
        FxSignal<Optional<Boolean>> on = new FxSignal<>(sessions.on());
        Nodes.showIf(this, on.property().map(now -> now.filter(is -> !is).isPresent()));
    }

    /// Notes what the answer to a session's opening tells of the account.
    static void learn(SessionSwitch sessions, Optional<Problem> answer) {
        if (answer.isEmpty()) {
            sessions.learned(true);
        } else if (answer.get() instanceof Problem.CloudRefused refused
                && refused.code().equals(OFF)) {
            sessions.learned(false);
        }
    }

    private void ask() {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("window.sessions-off.ask"), 560);
        dialog.body(Nodes.paragraph(kit.texts().text("window.sessions-off.ask.sentence")));
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        dialog.open(dialog.leave(kit.texts().text("window.sessions-off.go"), this::turnOn, "accent"));
    }

    private void turnOn() {
        turnOn.setDisable(true);
        kit.work()
                .run(
                        "session-switch-on",
                        () -> {
                            sessions.turnOn();
                            return true;
                        },
                        _ -> {
                            turnOn.setDisable(false);
                            window.say(kit.texts().now("window.sessions-off.done"));
                        },
                        problem -> {
                            turnOn.setDisable(false);
                            window.showProblem(problem);
                        });
    }
}
