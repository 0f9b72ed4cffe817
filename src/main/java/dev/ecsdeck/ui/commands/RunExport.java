package dev.ecsdeck.ui.commands;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.commands.RunBoard;
import dev.ecsdeck.service.commands.TargetRow;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// A run as a text file: the script, then each target with its end and its output.
final class RunExport {
    private final Kit kit;
    private final Navigator navigator;

    RunExport(Kit kit, Navigator navigator) {
        this.kit = kit;
        this.navigator = navigator;
    }

    void save(Node over, RunModel model) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName("ecs-deck-run.txt");
        @Nullable File chosen = chooser.showSaveDialog(over.getScene().getWindow());
        if (chosen != null) {
            model.boardProperty().get().ifPresent(board -> write(chosen.toPath(), text(board)));
        }
    }

    private void write(Path file, String text) {
        kit.work()
                .deed(
                        "run-export",
                        () -> {
                            try {
                                Files.writeString(file, text);
                            } catch (IOException failed) {
                                String detail = String.valueOf(failed.getMessage());
                                throw new ProblemException(
                                        new Problem.FileUnusable(file.toString(), Problem.FileFault.OTHER, detail),
                                        failed);
                            }
                        },
                        () -> navigator.say(kit.texts().now("run.exported", file.toString())),
                        navigator::showProblem);
    }

    String text(RunBoard board) {
        StringBuilder text = new StringBuilder();
        text.append(RunBar.words(kit, board)).append("  ").append(board.begun()).append("\n\n");
        text.append(board.plan().script().stripTrailing()).append('\n');
        for (TargetRow row : board.rows()) {
            text.append("\n== ")
                    .append(row.instance().label())
                    .append("  ")
                    .append(row.instance().id())
                    .append("  ")
                    .append(TargetTable.words(kit, row.state()))
                    .append('\n')
                    .append(row.output());
            if (!row.output().isEmpty() && !row.output().endsWith("\n")) {
                text.append('\n');
            }
        }
        return text.toString();
    }
}
