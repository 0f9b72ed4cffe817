package dev.ecsdeck.ui.window;

import dev.ecsdeck.ui.kit.Prefs;
import java.util.function.DoubleConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Cursor;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Sidebar, middle and card side by side. The middle takes what is left; the other two keep their widths, which can
/// be dragged and are remembered. Narrow windows fold the sidebar to icons and let the card cover the middle.
final class Columns extends Pane {
    private static final double CARD_COVERS_BELOW = 1200;
    private static final double SIDEBAR_FOLDS_BELOW = 1040;
    private static final double FOLDED = 44;
    private static final double GRIP = 8;

    private final Prefs prefs;
    private final Region sidebar;
    private final Region middle;
    private final Region card;
    private final Region sidebarGrip;
    private final Region cardGrip;
    private final BooleanProperty sidebarShown = new SimpleBooleanProperty(true);
    private final BooleanProperty cardShown = new SimpleBooleanProperty(false);
    private final ReadOnlyBooleanWrapper folded = new ReadOnlyBooleanWrapper();
    private double sidebarWidth;
    private double cardWidth;

    Columns(Prefs prefs, Region sidebar, Region middle, Region card) {
        this.prefs = prefs;
        this.sidebar = sidebar;
        this.middle = middle;
        this.card = card;
        this.sidebarWidth = clampSidebar(prefs.size("window.sidebar", 208));
        this.cardWidth = clampCard(prefs.size("window.card", 288));
        this.sidebarGrip = grip(() -> sidebarWidth, delta -> sidebarWidth = clampSidebar(delta), 1, "window.sidebar");
        this.cardGrip = grip(() -> cardWidth, delta -> cardWidth = clampCard(delta), -1, "window.card");
        getStyleClass().add("columns");
        getChildren().addAll(middle, sidebar, card, sidebarGrip, cardGrip);
        sidebarShown.subscribe((_, _) -> requestLayout());
        cardShown.subscribe((_, _) -> requestLayout());
        widthProperty().subscribe(width -> folded.set(width.doubleValue() < SIDEBAR_FOLDS_BELOW));
    }

    BooleanProperty sidebarShownProperty() {
        return sidebarShown;
    }

    BooleanProperty cardShownProperty() {
        return cardShown;
    }

    /// Whether the sidebar has room for icons only.
    ReadOnlyBooleanProperty foldedProperty() {
        return folded.getReadOnlyProperty();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        boolean side = sidebarShown.get();
        boolean right = cardShown.get();
        double left = side ? (folded.get() ? FOLDED : sidebarWidth) : 0;
        double rightWidth = right ? Math.min(cardWidth, width - left) : 0;
        boolean covers = width < CARD_COVERS_BELOW;
        place(sidebar, side, 0, left, height);
        place(middle, true, left, width - left - (covers ? 0 : rightWidth), height);
        place(card, right, width - rightWidth, rightWidth, height);
        place(sidebarGrip, side && !folded.get(), left - GRIP / 2, GRIP, height);
        place(cardGrip, right, width - rightWidth - GRIP / 2, GRIP, height);
    }

    private static void place(Region region, boolean shown, double x, double width, double height) {
        region.setVisible(shown);
        if (shown) {
            region.resizeRelocate(Math.round(x), 0, Math.round(width), height);
        }
    }

    private interface Width {
        double now();
    }

    private Region grip(Width width, DoubleConsumer resize, int direction, String name) {
        Region grip = new Region();
        grip.setCursor(Cursor.H_RESIZE);
        double[] begin = new double[2];
        grip.setOnMousePressed(event -> {
            begin[0] = event.getSceneX();
            begin[1] = width.now();
        });
        grip.setOnMouseDragged(event -> {
            resize.accept(begin[1] + direction * (event.getSceneX() - begin[0]));
            requestLayout();
        });
        grip.setOnMouseReleased(_ -> prefs.keepSize(name, width.now()));
        return grip;
    }

    private static double clampSidebar(double width) {
        return Math.clamp(width, 160, 320);
    }

    private static double clampCard(double width) {
        return Math.clamp(width, 256, 400);
    }
}
