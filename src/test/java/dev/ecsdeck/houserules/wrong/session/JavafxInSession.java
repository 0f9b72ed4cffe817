package dev.ecsdeck.houserules.wrong.session;

import javafx.scene.Node;

final class JavafxInSession {
    final Class<?> door = Node.class;
}
