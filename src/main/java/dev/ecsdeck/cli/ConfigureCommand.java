package dev.ecsdeck.cli;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.ProfileService;
import dev.ecsdeck.service.accounts.ProfileService.Shown;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `configure`: asks for what a profile needs and writes it where the vendor's programs read it.
@CommandLine.Command(name = "configure")
final class ConfigureCommand extends Command {
    @Option(names = "--keychain")
    private boolean keychain;

    ConfigureCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() throws ProblemException {
        try (Services services = backstage().services(shared().wishes())) {
            ProfileService profiles = services.profiles();
            KeptIn place = place(this, services, keychain);
            Map<String, String> present = present(place);
            Map<String, String> fields = new TreeMap<>(shared().profileFields(prompter()));
            String mode = shared().mode().orElse(present.getOrDefault("mode", "AK"));
            fields.put("mode", mode);
            for (String field : profiles.needed(mode)) {
                if (!fields.containsKey(field)) {
                    ask(field, present.getOrDefault(field, "")).ifPresent(answer -> fields.put(field, answer));
                }
            }
            if (!fields.containsKey("region_id")) {
                String region = prompter().ask("cli.ask.region_id", present.getOrDefault("region_id", "cn-hangzhou"));
                fields.put("region_id", region);
            }
            place.set(shared().profile(), fields);
            return ExitStatus.DONE;
        }
    }

    /// Where this command keeps profiles.
    private static KeptIn place(Command command, Services services, boolean keychain) {
        ProfileService profiles = services.profiles();
        return keychain
                ? new KeptIn.OfKeychain(services.kept(), command.output())
                : new KeptIn.OfFile(profiles, profiles.file(command.shared().configPath()), command.output());
    }

    /// Empty when nothing was typed: what stands in the file then stays.
    private Optional<String> ask(String field, String shown) throws ProblemException {
        String key = "cli.ask." + field;
        String answer = ProfileService.isSecret(field)
                ? prompter().askSecret(key, shown)
                : prompter().ask(key, shown);
        return answer.isBlank() || answer.equals(shown) ? Optional.empty() : Optional.of(answer);
    }

    private Map<String, String> present(KeptIn place) throws ProblemException {
        return place.list().stream()
                .filter(shown -> shared().profile().map(shown.name()::equals).orElse(shown.isCurrent()))
                .findFirst()
                .map(Shown::fields)
                .orElse(Map.of());
    }

    /// `configure set`: writes what the flags give, without a question.
    @CommandLine.Command(name = "set")
    static final class Set extends Command {
        @Option(names = "--keychain")
        private boolean keychain;

        Set(Desk desk) {
            super(desk);
        }

        @Override
        public Integer call() throws ProblemException {
            Map<String, String> fields = shared().profileFields(prompter());
            try (Services services = backstage().services(shared().wishes())) {
                place(this, services, keychain).set(shared().profile(), fields);
                return ExitStatus.DONE;
            }
        }
    }

    /// `configure get`: shows a profile, its secrets hidden.
    @CommandLine.Command(name = "get")
    static final class Get extends Command {
        @Option(names = "--keychain")
        private boolean keychain;

        Get(Desk desk) {
            super(desk);
        }

        @Override
        public Integer call() throws ProblemException {
            try (Services services = backstage().services(shared().wishes())) {
                Shown shown = place(this, services, keychain).get(shared().profile());
                output().line("profile=" + shown.name());
                new TreeMap<>(shown.fields()).forEach((field, value) -> {
                    if (!field.equals("name")) {
                        output().line(field + "=" + value);
                    }
                });
                return ExitStatus.DONE;
            }
        }
    }

    /// `configure delete`: removes the profile that is named.
    @CommandLine.Command(name = "delete")
    static final class Delete extends Command {
        @Option(names = "--keychain")
        private boolean keychain;

        Delete(Desk desk) {
            super(desk);
        }

        @Override
        public Integer call() throws ProblemException {
            Optional<String> name = shared().profile();
            if (name.isEmpty()) {
                output().say("cli.configure.delete.which");
                return ExitStatus.WRONG_USE;
            }
            try (Services services = backstage().services(shared().wishes())) {
                place(this, services, keychain).delete(name.get());
                return ExitStatus.DONE;
            }
        }
    }
}
