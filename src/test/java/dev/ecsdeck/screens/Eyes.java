package dev.ecsdeck.screens;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What a person sees of a scene, and presses in it.
record Eyes(Scene scene) {
    /// Waits until `so`, which is asked on the toolkit's thread.
    static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 200; i++) {
            if (Theatre.on(so::getAsBoolean)) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    /// All nodes that `selector` finds and that can be seen.
    List<Node> all(String selector) {
        return Theatre.on(() -> scene.getRoot().lookupAll(selector).stream()
                .filter(Eyes::isSeen)
                .toList());
    }

    private Stream<Labeled> words() {
        return Stream.of(".label", ".button", ".check-box")
                .flatMap(selector -> scene.getRoot().lookupAll(selector).stream())
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(Eyes::isSeen);
    }

    boolean reads(String words) {
        return Theatre.on(() ->
                words().anyMatch(it -> it.getText() != null && it.getText().contains(words)));
    }

    void awaitWords(String words) {
        eventually(() ->
                words().anyMatch(it -> it.getText() != null && it.getText().contains(words)));
    }

    static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Presses the button with these words, or with this accessible name.
    void press(String name) {
        Theatre.does(() -> scene.getRoot().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(Eyes::isSeen)
                .filter(button -> name.equals(button.getText()) || name.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + name))
                .fire());
        Theatre.settle();
    }

    /// Presses a key where the keyboard is.
    void key(KeyCode code, boolean shift, boolean control, boolean alt) {
        Theatre.does(() -> {
            Node owner = scene.getFocusOwner();
            owner.fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, "", code, shift, control, alt, false));
        });
        Theatre.settle();
    }
}
