package dev.ecsdeck.houserules.wrong.ui.instances;

import javafx.application.Platform;

final class RunsLater {
    void show(Runnable change) {
        Platform.runLater(change);
    }
}
