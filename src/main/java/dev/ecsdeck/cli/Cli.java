package dev.ecsdeck.cli;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.text.Messages;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line's entry: arguments in, exit status out.
public final class Cli {
    private static final String VERBOSE = "--verbose";

    private final Backstage backstage;
    private final Streams streams;
    private final Map<String, String> environment;

    /// @param environment the process's variables, for the language
    public Cli(Backstage backstage, Streams streams, Map<String, String> environment) {
        this.backstage = backstage;
        this.streams = streams;
        this.environment = Map.copyOf(environment);
    }

    /// Does what the arguments say.
    ///
    /// @return the process's exit status
    public int run(String... arguments) {
        Locale locale = Languages.of(List.of(arguments), environment);
        Output output = new Output(streams.out(), streams.err(), Messages.of(locale));
        CommandLine line = commandLine(output);
        line.setParameterExceptionHandler((wrong, _) -> wrongUse(wrong, output));
        line.setExecutionExceptionHandler((failure, _, parsed) -> failed(failure, parsed, output));
        return line.execute(arguments);
    }

    private CommandLine commandLine(Output output) {
        Command.Desk desk = new Command.Desk(backstage, streams, output, new Prompter(streams, backstage, output));
        CommandLine line = new CommandLine(new RootCommand(output, backstage))
                .addSubcommand(new LabCommand(desk))
                .addSubcommand(new TourCommand(desk))
                .addSubcommand(new ListCommand(desk))
                .addSubcommand(new SessionCommand(desk))
                .addSubcommand(new PortForwardCommand(desk))
                .addSubcommand(new SshCommand(desk))
                .addSubcommand(new SendPublicKeyCommand(desk))
                .addSubcommand(new CommandLine(new ConfigureCommand(desk))
                        .addSubcommand(new ConfigureCommand.Set(desk))
                        .addSubcommand(new ConfigureCommand.Get(desk))
                        .addSubcommand(new ProfilesCommand(desk))
                        .addSubcommand(new ConfigureCommand.Delete(desk)))
                .addSubcommand(new VersionCommand(desk))
                .addSubcommand(new CommandLine.HelpCommand());
        line.setResourceBundle(new UsageTexts(output.messages()));
        shorten(line);
        line.setOut(output.out());
        line.setErr(output.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(110);
        line.setAbbreviatedOptionsAllowed(false);
        return line;
    }

    /// Names the command alone: two dozen shared options in the first line would hide it.
    private static void shorten(CommandLine line) {
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true);
        line.getSubcommands().values().forEach(Cli::shorten);
    }

    private static int wrongUse(ParameterException wrong, Output output) {
        PrintWriter err = output.err();
        switch (wrong) {
            case UnmatchedArgumentException unmatched ->
                output.say("cli.wrong.unknown", String.join(" ", unmatched.getUnmatched()));
            case CommandLine.MissingParameterException missing ->
                output.say(
                        "cli.wrong.missing",
                        missing.getMissing().stream().map(Cli::nameOf).collect(Collectors.joining(" ")));
            default -> output.say("cli.wrong.value", optionOf(wrong));
        }
        output.say("cli.wrong.help", wrong.getCommandLine().getCommandSpec().qualifiedName());
        err.flush();
        return ExitStatus.WRONG_USE;
    }

    private static String optionOf(ParameterException wrong) {
        return wrong.getArgSpec() == null ? String.valueOf(wrong.getValue()) : nameOf(wrong.getArgSpec());
    }

    private static String nameOf(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private int failed(Exception failure, CommandLine.ParseResult parsed, Output output) {
        int status = ExitStatus.FAILED;
        if (failure instanceof ProblemException problem) {
            output.problem(problem.problem());
            status = ExitStatus.of(problem.problem().kind());
        } else {
            output.say("cli.bug", backstage.crashed(failure));
        }
        if (parsed.originalArgs().contains(VERBOSE)) {
            output.details(failure);
        }
        return status;
    }
}
