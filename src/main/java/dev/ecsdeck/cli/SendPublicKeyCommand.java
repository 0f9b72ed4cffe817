package dev.ecsdeck.cli;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.AccountQuery;
import dev.ecsdeck.service.keys.RegisteredKey;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `send_public_key`: an instance takes a public key for a minute.
@CommandLine.Command(name = "send_public_key")
final class SendPublicKeyCommand extends Command {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Option(
            names = {"-i", "--instance"},
            paramLabel = "ID|NAME")
    private @Nullable String instance;

    @Option(names = "--public-key", paramLabel = "TEXT|FILE")
    private @Nullable String publicKey;

    @Option(names = "--user-name", paramLabel = "NAME", descriptionKey = "login-name")
    private String userName = "root";

    SendPublicKeyCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() throws ProblemException {
        if (instance == null) {
            output().say("cli.session.which");
            return ExitStatus.WRONG_USE;
        }
        if (publicKey == null) {
            output().say("cli.key.which");
            return ExitStatus.WRONG_USE;
        }
        String line = Given.publicKey(publicKey);
        AccountQuery query = shared().query(prompter());
        try (Services services = backstage().services(shared().wishes())) {
            services.accounts().use(query);
            // Looked up also where id and region are given: an instance of Windows takes no keys.
            Instance found = services.finder().find(instance, Optional.empty());
            RegisteredKey key = services.keys().register(services.accounts(), found, userName, line, stage -> {
                if (streams().terminal().isError()) {
                    output().say("cli.key." + stage);
                }
            });
            output().line(output().messages()
                    .text(
                            "cli.key.registered",
                            userName,
                            found.id().value(),
                            TIME.format(key.goodUntil().atZone(ZoneId.systemDefault()))));
            return ExitStatus.DONE;
        }
    }
}
