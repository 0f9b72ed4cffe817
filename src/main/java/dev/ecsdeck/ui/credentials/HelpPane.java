package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What there is to know beside a list: names and defaults, then questions that people ask.
final class HelpPane extends VBox {
    private static final double WIDTH = 288;

    /// @param section whose notes are shown
    HelpPane(Kit kit, ObservableValue<Section> section, Runnable close) {
        getStyleClass().add("credentials-help");
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        VBox notes = Nodes.styled(Nodes.column(16), "help-notes");
        ScrollPane scroll = new ScrollPane(notes);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button cross = Nodes.iconButton(Feather.X, kit.texts().text("credentials.help.close"), "", close);
        cross.getStyleClass().add("compact");
        getChildren()
                .setAll(
                        Nodes.styled(
                                Nodes.row(
                                        8,
                                        Nodes.grow(Nodes.label(kit.texts().text("credentials.help"), "strong")),
                                        cross),
                                "help-head"),
                        scroll);
        section.subscribe(now -> {
            notes.getChildren()
                    .setAll(now.notes().stream().map(key -> note(kit, key)).toList());
            scroll.setVvalue(0);
        });
    }

    private static VBox note(Kit kit, String key) {
        return Nodes.column(
                2,
                Nodes.paragraph(kit.texts().text("credentials.help." + key + ".q"), "strong"),
                Nodes.paragraph(kit.texts().text("credentials.help." + key), "muted"));
    }

    /// The lists of the page, and what is to be known beside each.
    enum Section {
        PAIRS("pair", "one-pair", "windows-pair", "restart", "no-restart", "both-ways", "lost"),
        PASSWORDS("default", "view", "forgot-name", "online", "offline", "vnc", "strong"),
        USERS("least", "to-ecs-user", "to-root", "chosen-only", "both-ways", "terraform", "two-sessions");

        private final List<String> notes;

        Section(String... notes) {
            this.notes = List.of(notes);
        }

        List<String> notes() {
            return notes;
        }
    }
}
