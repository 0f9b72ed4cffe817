package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Circle;
import javafx.scene.text.TextAlignment;

/// The sixty seconds of a key, counting down once a second while seen: accent, amber in the last quarter, and at the
/// end a word and a way to a new one.
final class KeyRing extends VBox {
    private static final double OUTSIDE = 112;
    private static final double THICK = 6;
    private static final Duration WHOLE = Duration.ofSeconds(60);
    private static final Duration LAST = Duration.ofSeconds(15);
    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Kit kit;
    private final Arc left = new Arc();
    private final Label figure = Nodes.plain("", "ring-figure");
    private final Label unit;
    private final Label caption = Nodes.plain("", "small", "muted");
    private final Button fresh;
    private Optional<Instant> goodUntil = Optional.empty();
    private String idle = "keys.ring.none";
    private boolean mayRenew = true;

    /// @param renew makes a new key
    KeyRing(Kit kit, Runnable renew) {
        this(kit, "keys.ring.new", renew);
    }

    /// @param name the key of what the button says
    KeyRing(Kit kit, String name, Runnable renew) {
        super(8);
        this.kit = kit;
        double radius = (OUTSIDE - THICK) / 2;
        Circle track = new Circle(OUTSIDE / 2, OUTSIDE / 2, radius);
        track.getStyleClass().add("track");
        left.setCenterX(OUTSIDE / 2);
        left.setCenterY(OUTSIDE / 2);
        left.setRadiusX(radius);
        left.setRadiusY(radius);
        left.setStartAngle(90);
        left.getStyleClass().add("left");
        unit = Nodes.label(kit.texts().text("keys.ring.seconds"), "caption", "muted");
        VBox words = Nodes.column(0, figure, unit);
        words.setAlignment(Pos.CENTER);
        StackPane ring = new StackPane(new Group(track, left), words);
        ring.setMinSize(OUTSIDE, OUTSIDE);
        ring.setMaxSize(OUTSIDE, OUTSIDE);
        fresh = Nodes.button(kit.texts().text(name), renew, "compact");
        caption.setWrapText(true);
        caption.setTextAlignment(TextAlignment.CENTER);
        caption.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("key-ring");
        setAlignment(Pos.TOP_CENTER);
        setMinWidth(OUTSIDE);
        setPrefWidth(OUTSIDE + 16);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        setFocusTraversable(true);
        getChildren().addAll(ring, caption, fresh);
        kit.ticker().whileShown(this, this::draw);
        kit.texts().messagesProperty().subscribe((_, _) -> draw());
    }

    /// Counts down to `end`; while no key counts, says what stands under the key `otherwise`.
    ///
    /// @param renewable whether a new key can be made here
    void show(Optional<Instant> end, String otherwise, boolean renewable) {
        goodUntil = end;
        idle = otherwise;
        mayRenew = renewable;
        draw();
    }

    private void draw() {
        Duration now = goodUntil
                .map(end -> Duration.between(kit.ticker().now(), end))
                .filter(time -> !time.isNegative())
                .orElse(Duration.ZERO);
        long seconds = Math.min(WHOLE.toSeconds(), now.toSeconds() + (now.toNanosPart() > 0 ? 1 : 0));
        boolean over = goodUntil.isPresent() && seconds == 0;
        left.setLength(-360.0 * seconds / WHOLE.toSeconds());
        left.setVisible(seconds > 0);
        pseudoClassStateChanged(NEAR, now.compareTo(LAST) < 0);
        figure.setText(seconds > 0 ? Long.toString(seconds) : over ? kit.texts().now("keys.ring.expired") : "–");
        figure.getStyleClass().removeAll("display", "heading");
        figure.getStyleClass().add(over ? "heading" : "display");
        unit.setVisible(seconds > 0);
        unit.setManaged(seconds > 0);
        caption.setText(
                over || goodUntil.isEmpty()
                        ? kit.texts().now(idle)
                        : kit.texts()
                                .now(
                                        "keys.ring.until",
                                        TIME.withZone(ZoneId.systemDefault()).format(goodUntil.get())));
        fresh.setVisible(over && mayRenew);
        fresh.setManaged(over && mayRenew);
        setAccessibleText(
                seconds > 0 ? kit.texts().now("keys.ring.left", seconds) : figure.getText() + " " + caption.getText());
    }
}
