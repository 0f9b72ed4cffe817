package dev.ecsdeck.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The program without a command.
@CommandLine.Command(name = "ecs-deck")
final class RootCommand implements Runnable {
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

    @Spec
    private @Nullable CommandSpec spec;

    private final Output output;
    private final Backstage backstage;

    RootCommand(Output output, Backstage backstage) {
        this.output = output;
        this.backstage = backstage;
    }

    @Override
    public void run() {
        if (version) {
            output.line(output.messages().text("cli.version", backstage.version()));
        } else if (spec != null) {
            spec.commandLine().usage(output.out());
        }
    }
}
