package dev.ecsdeck.ui.instances;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The cells of the table: a name, a state, a fact.
final class Cells {
    private Cells() {}

    /// Mark, name, and the environment at the right.
    static final class NameCell extends TableCell<Line, Row> {
        private final Region mark = new Region();
        private final Label name = Nodes.plain("");
        private final Tag tag = new Tag();
        private final HBox box = Nodes.row(8, mark, Nodes.grow(name), tag);
        private final Tooltip whole = new Tooltip();

        NameCell() {
            name.setTooltip(whole);
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            row.standing().mark().show(mark);
            name.setText(row.instance().label());
            whole.setText(row.instance().label());
            tag.show(row.environment());
            setGraphic(box);
        }
    }

    /// The state in words, and the age of what is known.
    static final class StatusCell extends TableCell<Line, Row> {
        private final Label words = Nodes.plain("");
        private final Label age = Nodes.plain("", "muted");
        private final HBox box = Nodes.row(4, words, age);
        private final Tooltip why = new Tooltip();
        private final Kit kit;

        StatusCell(Kit kit, ReadOnlyLongProperty beat) {
            this.kit = kit;
            HBox.setHgrow(words, Priority.NEVER);
            age.setMinWidth(USE_PREF_SIZE);
            why.setWrapText(true);
            why.setMaxWidth(400);
            setTooltip(why);
            beat.subscribe(_ -> tick());
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Standing standing = row.standing();
            words.setText(standing.words(kit.texts().messages()));
            words.getStyleClass().remove("muted");
            if (standing.mark() == Mark.STOPPED) {
                words.getStyleClass().add("muted");
            }
            tick();
            setGraphic(box);
        }

        private void tick() {
            Row row = getItem();
            if (row == null || isEmpty()) {
                return;
            }
            var messages = kit.texts().messages();
            age.setText(row.standing().ageWords(messages, kit.ticker().now()));
            String sentence = row.standing().sentence(messages, kit.ticker().now());
            why.setText(sentence);
            setAccessibleText(row.instance().label() + ": " + sentence);
        }
    }

    /// An id, an address or another fact as the service spells it.
    static final class FactCell extends TableCell<Line, Row> {
        private final Column column;

        FactCell(Column column) {
            this.column = column;
            switch (column) {
                case ID, PRIVATE_IP, PUBLIC_IP -> getStyleClass().add("mono");
                case ACCOUNT, ZONE, REGION, VPC, OS, IMAGE, TYPE ->
                    getStyleClass().add("muted");
                case NAME, STATUS -> {}
            }
            if (column == Column.VPC || column == Column.IMAGE || column == Column.ID) {
                setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            }
            setEllipsisString("…");
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? "" : column.fact(row));
        }
    }
}
