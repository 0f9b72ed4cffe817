package dev.ecsdeck.cli;

import dev.ecsdeck.problem.ProblemException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// The program without a command: the window, or, where there is no screen for one, the tour.
@CommandLine.Command(name = "ecs-deck")
final class RootCommand implements Callable<Integer> {
    @Option(names = "--lab")
    private boolean lab;

    @Option(names = "--language", paramLabel = "en|zh")
    @SuppressWarnings("UnusedVariable") // read before the parser is there
    private @Nullable String language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    @SuppressWarnings("UnusedVariable") // the parser reads it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            hidden = true)
    private boolean version;

    private final Output output;
    private final Backstage backstage;

    RootCommand(Output output, Backstage backstage) {
        this.output = output;
        this.backstage = backstage;
    }

    @Override
    public Integer call() throws ProblemException {
        if (version) {
            output.line(output.messages().text("cli.version", backstage.version()));
            return ExitStatus.DONE;
        }
        if (!backstage.hasDisplay()) {
            output.say("cli.window.no-display");
            backstage.tour(TourCommand.usualPlace(), output::line);
            return ExitStatus.DONE;
        }
        if (!backstage.openWindow(lab ? List.of("--lab") : List.of())) {
            output.say("cli.window.no-toolkit");
            return ExitStatus.FAILED;
        }
        return ExitStatus.DONE;
    }
}
