package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.service.forwards.ForwardRow.Rate;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// Rates as a line under the limit of the service. Redrawn when a point comes, not else.
final class RateGraph extends Region {
    /// Bytes a second that one session carries at most (limits of Session Manager).
    static final double LIMIT = 200_000;

    private static final int POINTS = 60;

    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private final Line limit = new Line();
    private List<Rate> shown = List.of();

    RateGraph(double width, double height) {
        getStyleClass().add("rate-graph");
        area.getStyleClass().add("area");
        line.getStyleClass().add("curve");
        limit.getStyleClass().add("limit");
        getChildren().addAll(area, line, limit);
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxHeight(height);
    }

    void show(List<Rate> rates) {
        if (!rates.equals(shown)) {
            shown = List.copyOf(rates);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double top =
                Math.max(LIMIT, shown.stream().mapToDouble(RateGraph::sum).max().orElse(0));
        double limitAt = height - (height - 2) * LIMIT / top;
        limit.setStartX(0);
        limit.setEndX(width);
        limit.setStartY(limitAt);
        limit.setEndY(limitAt);
        line.getPoints().clear();
        area.getPoints().clear();
        if (shown.isEmpty()) {
            return;
        }
        double step = width / (POINTS - 1);
        double x = width - step * (shown.size() - 1);
        area.getPoints().addAll(x, height);
        for (Rate rate : shown) {
            double y = height - (height - 2) * sum(rate) / top;
            line.getPoints().addAll(x, y);
            area.getPoints().addAll(x, y);
            x += step;
        }
        area.getPoints().addAll(width, height);
    }

    private static double sum(Rate rate) {
        return (double) rate.up() + rate.down();
    }
}
