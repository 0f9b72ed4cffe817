package dev.ecsdeck.ui.kit;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;

/// A tag of the environment that an instance belongs to. Prod, stage and dev have colours of their own.
public final class Tag extends Label {
    /// Whoever names environments at length must not push away the names beside them.
    private static final double WIDEST = 88;

    /// Environments with a colour.
    public enum Hue {
        PROD,
        STAGE,
        DEV,
        PLAIN;

        /// The style class that carries the hue.
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Tag() {
        getStyleClass().setAll("label", "tag");
        setMinWidth(USE_PREF_SIZE);
        setEllipsisString("…");
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.min(WIDEST, super.computePrefWidth(height));
    }

    /// Shows the environment, or nothing at all.
    public void show(Optional<Environment> environment) {
        show(
                environment.map(Environment::name).orElse(""),
                environment.map(Environment::hue).orElse(Hue.PLAIN));
    }

    /// Shows a word of the program's own; an empty one is not shown.
    public void say(String word) {
        show(word, Hue.PLAIN);
    }

    private void show(String text, Hue hue) {
        setText(text);
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
        String style = hue.style();
        if (getStyleClass().size() != 3 || !getStyleClass().get(2).equals(style)) {
            getStyleClass().setAll("label", "tag", style);
        }
    }
}
