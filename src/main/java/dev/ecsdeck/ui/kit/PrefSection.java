package dev.ecsdeck.ui.kit;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// A section of the preferences that another screen makes.
///
/// @param name under which [Navigator#openSettings] finds it
/// @param content is made anew each time the section is shown
public record PrefSection(String name, Feather icon, ObservableValue<String> title, Supplier<Node> content) {}
