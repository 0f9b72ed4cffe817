package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// Puts a secret into the clipboard for a minute. What was copied meanwhile stays.
final class ClearingClip {
    static final Duration LIFE = Duration.ofSeconds(60);

    private ClearingClip() {}

    static void copy(Workers workers, String secret) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, secret));
        workers.after(LIFE, () -> FxWork.later(() -> clear(secret)));
    }

    private static void clear(String secret) {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (secret.equals(clipboard.getString())) {
            clipboard.clear();
        }
    }
}
