package dev.ecsdeck.ui.instances;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Grey bars where rows are still to come. They stand still.
final class Bones extends Pane {
    private static final double ROW = 28;
    private static final double HEAD = 28;
    private static final int MOST = 8;
    private static final double[] NAME_PARTS = {0.46, 0.62, 0.40, 0.56, 0.50, 0.64, 0.44, 0.58};

    private final InstanceTable table;
    private int after;

    Bones(InstanceTable table) {
        this.table = table;
        setMouseTransparent(true);
        widthProperty().subscribe((_, _) -> rebuild());
        heightProperty().subscribe((_, _) -> rebuild());
    }

    /// Stands below `rows` real rows.
    void standAfter(int rows) {
        if (after != rows || getChildren().isEmpty()) {
            after = rows;
            rebuild();
        }
    }

    private void rebuild() {
        getChildren().clear();
        double y = HEAD + after * ROW;
        for (int i = 0; i < MOST && y + ROW <= getHeight(); i++) {
            bonesOfRow(i, y);
            y += ROW;
        }
    }

    private void bonesOfRow(int index, double y) {
        double x = 0;
        for (var share : table.widths().entrySet()) {
            double inset = x == 0 ? 32 : 8;
            double part = x == 0 ? NAME_PARTS[index % NAME_PARTS.length] : 0.86;
            double width = Math.min(share.getValue() * part, 172) - (x == 0 ? 0 : 16);
            if (width > 0) {
                add(x + inset, y + 10, width);
            }
            if (x == 0) {
                add(12, y + 9, 10);
            }
            x += share.getValue();
        }
    }

    private void add(double x, double y, double width) {
        Region bone = new Region();
        bone.getStyleClass().add("bone");
        bone.resizeRelocate(x, y, width, width == 10 ? 10 : 8);
        bone.setManaged(false);
        getChildren().add(bone);
    }
}
