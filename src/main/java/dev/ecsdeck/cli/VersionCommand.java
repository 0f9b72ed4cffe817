package dev.ecsdeck.cli;

import picocli.CommandLine;

/// `version`
@CommandLine.Command(name = "version")
final class VersionCommand extends Command {
    VersionCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        output().line(output().messages().text("cli.version", backstage().version()));
        return ExitStatus.DONE;
    }
}
