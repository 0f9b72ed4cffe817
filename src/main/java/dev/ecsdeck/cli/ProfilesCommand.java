package dev.ecsdeck.cli;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.ProfileService;
import dev.ecsdeck.service.accounts.ProfileService.Shown;
import java.nio.file.Path;
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
                    output().messages().text("cli.list.region"),
                    output().messages().text("cli.configure.place")));
            Path file = profiles.file(shared().configPath());
            String ofFile = String.valueOf(file.getFileName());
            profiles.list(file).forEach(shown -> rows.add(row(shown, shown.isCurrent() ? "*" : "", ofFile)));
            if (shared().configPath().isEmpty()) {
                String ofKeychain = output().messages().text("cli.configure.place.keychain");
                services.kept().list().forEach(shown -> rows.add(row(shown, "", ofKeychain)));
            }
            TextTable.lines(rows).forEach(output()::line);
            return ExitStatus.DONE;
        }
    }

    private static List<String> row(Shown shown, String mark, String place) {
        return List.of(mark, shown.name(), shown.mode(), shown.fields().getOrDefault("region_id", ""), place);
    }
}
