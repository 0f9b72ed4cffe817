package dev.ecsdeck.ui.kit;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What a tab has beside its page: a name of its own and a place at the left where it stays, both given by a person,
/// and news that nobody has seen yet. Toolkit's thread only.
public final class TabMarks {
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty pinned = new SimpleBooleanProperty();
    private final StringProperty news = new SimpleStringProperty("");
    private final Runnable duplicate;

    /// @param duplicate opens another tab like it
    public TabMarks(Runnable duplicate) {
        this.duplicate = duplicate;
    }

    /// Empty for the title that the page has by itself.
    public StringProperty nameProperty() {
        return name;
    }

    public BooleanProperty pinnedProperty() {
        return pinned;
    }

    /// What has come to pass in the tab since it was last in front, in a sentence; empty for nothing of note.
    public StringProperty newsProperty() {
        return news;
    }

    public void duplicate() {
        duplicate.run();
    }
}
