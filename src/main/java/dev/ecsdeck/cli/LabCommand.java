package dev.ecsdeck.cli;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `lab`: the stand-in cloud alone, until the process is told to end.
@CommandLine.Command(name = "lab")
final class LabCommand extends Command {
    private static final int MOST = 100_000;

    @Option(names = "--instances", paramLabel = "N")
    private @Nullable Integer instances;

    LabCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() throws ProblemException {
        if (instances != null && (instances < 1 || instances > MOST)) {
            throw new ProblemException(new Problem.InvalidInput(Input.OPTION, "--instances " + instances));
        }
        OptionalInt count = instances == null ? OptionalInt.empty() : OptionalInt.of(instances);
        try (Backstage.RunningLab lab = backstage().startLab(count);
                Backstage.Stay _ = backstage().atExit(lab::close)) {
            output().line(lab.description());
            backstage().awaitExit();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return ExitStatus.INTERRUPTED;
    }
}
