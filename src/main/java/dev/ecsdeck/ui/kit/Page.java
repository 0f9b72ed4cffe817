package dev.ecsdeck.ui.kit;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;

/// What one tab of the deck shows.
public interface Page {
    /// Pages with the same key are the same page, and open once.
    String key();

    ObservableValue<String> title();

    /// An icon or a status mark in front of the title.
    Node sign();

    /// What stands behind the sign in words, for the tooltip and for screen readers; may be empty.
    ObservableValue<String> standing();

    /// The environment the page belongs to, where it has one.
    ObservableValue<Optional<Environment>> environment();

    /// Facts for the status bar while the page is in front; empty for those of the list.
    ObservableValue<String> status();

    /// What goes on there, also while another page is in front.
    default ObservableValue<List<Task>> tasks() {
        return new ReadOnlyObjectWrapper<>(List.of());
    }

    /// Whether it is the list to which the scopes of the sidebar belong.
    boolean hasScopes();

    /// Whether the sidebar stands beside it.
    default boolean hasSidebar() {
        return hasScopes();
    }

    /// Whether the strip of forwards stands under it.
    default boolean hasForwards() {
        return true;
    }

    /// What a person can give its tab; empty for a page that is the same for everybody.
    default Optional<TabMarks> marks() {
        return Optional.empty();
    }

    Parent content();

    /// Puts the keyboard where the user expects it.
    void focus();

    /// Asks what there is to ask and then calls `go`, or does not.
    void mayClose(Runnable go);

    /// Ends everything that the page owns; called once, after its tab is gone.
    void close();
}
