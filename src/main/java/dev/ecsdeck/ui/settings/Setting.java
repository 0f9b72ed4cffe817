package dev.ecsdeck.ui.settings;

import java.util.function.Supplier;
import javafx.scene.Node;

/// One thing that can be set.
///
/// @param section ends the key `settings.section.*`
/// @param key begins the keys `settings.<key>.title` and `.hint`
/// @param control makes what it is set with
record Setting(String section, String key, Supplier<Node> control) {}
