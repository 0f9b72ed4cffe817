package dev.ecsdeck.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Whether there is a screen to open a window on.
final class Display {
    private Display() {}

    /// Always on Windows and macOS. Elsewhere the toolkit needs an X display, its own or a Wayland desktop's.
    static boolean isThere(Map<String, String> environment, String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows") || os.startsWith("mac")) {
            return true;
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (!display.startsWith(":")) {
            return !display.isBlank();
        }
        String number = display.substring(1).replaceAll("\\..*", "");
        return Files.exists(Path.of("/tmp/.X11-unix/X" + number));
    }
}
