package dev.ecsdeck.cli;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.ProfileService;
import dev.ecsdeck.service.accounts.ProfileService.Shown;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// `configure list`: all profiles, the current one marked.
@CommandLine.Command(name = "list")
final class ProfilesCommand extends Command {
    ProfilesCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() throws ProblemException {
        try (Services services = backstage().services(shared().wishes())) {
            ProfileService profiles = services.profiles();
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of(
                    "",
                    output().messages().text("cli.configure.profile"),
                    output().messages().text("cli.configure.mode"),
                    output().messages().text("cli.list.region")));
            for (Shown shown : profiles.list(profiles.file(shared().configPath()))) {
                rows.add(List.of(
                        shown.isCurrent() ? "*" : "",
                        shown.name(),
                        shown.mode(),
                        shown.fields().getOrDefault("region_id", "")));
            }
            TextTable.lines(rows).forEach(output()::line);
            return ExitStatus.DONE;
        }
    }
}
