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

        /// The hue of an environment's name as people write it.
        public static Hue of(String environment) {
            return switch (environment.strip().toLowerCase(Locale.ROOT)) {
                case "prod", "production", "prd", "live", "生产" -> PROD;
                case "stage", "staging", "pre", "preprod", "uat", "预发" -> STAGE;
                case "dev", "development", "test", "qa", "sandbox", "lab", "开发", "测试" -> DEV;
                default -> PLAIN;
            };
        }

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
    public void show(Optional<String> environment) {
        String text = environment.orElse("");
        setText(text);
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
        String style = Hue.of(text).style();
        if (getStyleClass().size() != 3 || !getStyleClass().get(2).equals(style)) {
            getStyleClass().setAll("label", "tag", style);
        }
    }
}
