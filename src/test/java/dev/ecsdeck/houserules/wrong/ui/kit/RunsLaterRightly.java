package dev.ecsdeck.houserules.wrong.ui.kit;

import javafx.application.Platform;

/// Breaks nothing.
final class RunsLaterRightly {
    void show(Runnable change) {
        Platform.runLater(change);
    }
}
