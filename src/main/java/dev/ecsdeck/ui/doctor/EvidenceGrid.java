package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Fact;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Instant;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Evidence in two columns: what was looked at, and what was seen.
final class EvidenceGrid extends GridPane {
    private static final double LABELS = 168;

    EvidenceGrid(DoctorWords words, List<Fact> facts, Instant now) {
        getStyleClass().add("evidence");
        ColumnConstraints labels = new ColumnConstraints(LABELS, LABELS, LABELS);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(labels, values);
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            Label label = Nodes.plain(words.label(fact), "muted", "small");
            GridPane.setValignment(label, VPos.TOP);
            add(label, 0, i);
            add(seen(words, fact, now), 1, i);
        }
    }

    private static FlowPane seen(DoctorWords words, Fact fact, Instant now) {
        FlowPane line = new FlowPane(8, 0);
        String value = words.value(fact);
        if (!value.isEmpty()) {
            line.getChildren().add(wrapped(value, "mono"));
        }
        String remark = words.remark(fact, now);
        if (!remark.isEmpty()) {
            line.getChildren().add(wrapped(remark, "small", "muted"));
        }
        return line;
    }

    private static Label wrapped(String text, String... styles) {
        Label label = Nodes.plain(text, styles);
        label.setWrapText(true);
        label.setMaxWidth(500);
        return label;
    }
}
