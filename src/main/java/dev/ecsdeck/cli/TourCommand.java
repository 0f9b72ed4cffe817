package dev.ecsdeck.cli;

import dev.ecsdeck.problem.ProblemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `tour`: plays the program without a screen and keeps a picture of each of its screens.
@CommandLine.Command(name = "tour")
final class TourCommand extends Command {
    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    TourCommand(Desk desk) {
        super(desk);
    }

    /// Where the pictures go when nobody says it.
    static Path usualPlace() {
        return Path.of(System.getProperty("java.io.tmpdir", "."), "ecs-deck-tour");
    }

    @Override
    public Integer call() throws ProblemException {
        backstage().tour(out == null ? usualPlace() : out, output()::line);
        return ExitStatus.DONE;
    }
}
