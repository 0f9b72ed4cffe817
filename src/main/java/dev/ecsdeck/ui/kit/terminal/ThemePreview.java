package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.work.Workers;
import javafx.scene.layout.StackPane;

/// A small terminal to see a theme in, painted as the large ones are. Nothing can be typed into it. JavaFX thread
/// only.
public final class ThemePreview extends StackPane {
    private static final double WIDTH = 420;
    private static final double HEIGHT = 122;
    private static final String SAMPLE = """
            \u001b[1;32mroot@web-01\u001b[0m:\u001b[1;34m/var/log\u001b[0m# ls --color
            \u001b[1;34mnginx\u001b[0m  \u001b[1;32mrotate.sh\u001b[0m  \u001b[1;31mold.tar.gz\u001b[0m  \u001b[1;36mlatest\u001b[0m  auth.log
            \u001b[2m09:41:07\u001b[0m \u001b[33mWARN\u001b[0m  pool 18/20   \u001b[31mERROR\u001b[0m 查询超时 \u001b[35m2 s\u001b[0m
            \u001b[7m top \u001b[0m \u001b[30;42m up 41 d \u001b[0m \u001b[37;41m 3 down \u001b[0m \u001b[4;36mhttps://example.com\u001b[0m
            %s
            %s""";

    private final TerminalPane pane;

    public ThemePreview(TerminalTheme theme, Workers workers) {
        pane = new TerminalPane(TerminalSettings.DEFAULT.withScrollback(0), theme, workers, TerminalCallbacks.NONE);
        pane.setFocusTraversable(false);
        pane.setMouseTransparent(true);
        getStyleClass().add("theme-preview");
        getChildren().add(pane);
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        pane.terminal()
                .feed("\u001b[?25l"
                        + String.format(SAMPLE, blocks(0), blocks(8)).replace("\n", "\r\n"));
    }

    private static String blocks(int first) {
        StringBuilder line = new StringBuilder();
        for (int colour = first; colour < first + 8; colour++) {
            line.append("\u001b[38;5;").append(colour).append("m█████");
        }
        return line.append("\u001b[0m").toString();
    }

    public void show(TerminalTheme theme) {
        pane.setTheme(theme);
    }

    public TerminalTheme theme() {
        return pane.theme();
    }
}
