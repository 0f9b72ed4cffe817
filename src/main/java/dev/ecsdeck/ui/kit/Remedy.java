package dev.ecsdeck.ui.kit;

import javafx.beans.value.ObservableValue;

/// A way out of a problem, as a button: verb and object.
public record Remedy(ObservableValue<String> name, Runnable action) {}
