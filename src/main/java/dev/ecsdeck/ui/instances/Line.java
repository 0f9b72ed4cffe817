package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.InstanceId;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One line of the table: the same one for as long as its instance is shown, whatever becomes of it. So facts can
/// change while the choice, the order and the place that is looked at stay.
final class Line {
    private final ReadOnlyObjectWrapper<Row> row;

    Line(Row row) {
        this.row = new ReadOnlyObjectWrapper<>(row);
    }

    Row row() {
        return row.get();
    }

    InstanceId id() {
        return row.get().instance().id();
    }

    ReadOnlyObjectProperty<Row> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /// Whether anything has changed.
    boolean become(Row next) {
        if (row.get().equals(next)) {
            return false;
        }
        row.set(next);
        return true;
    }
}
