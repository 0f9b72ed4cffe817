package dev.ecsdeck.cli;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.AccountQuery;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellRequest.Encryption;
import dev.ecsdeck.service.shells.ShellRequest.Network;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `session`: a shell in this terminal.
@CommandLine.Command(name = "session")
final class SessionCommand extends Command {
    private static final int SHORTEST_IDLE = 60;

    @Option(
            names = {"-i", "--instance"},
            paramLabel = "ID|NAME")
    private @Nullable String instance;

    @Option(
            names = {"-u", "--wss-url"},
            paramLabel = "URL")
    private @Nullable String url;

    @Option(names = "--user-name", paramLabel = "NAME")
    private String userName = "";

    @Option(names = "--command", paramLabel = "COMMAND")
    private String command = "";

    @Option(names = "--password-name", paramLabel = "NAME")
    private String passwordName = "";

    @Option(names = "--connection-type", paramLabel = "Internet|Intranet")
    private String connectionType = "Internet";

    @Option(names = "--encryption", paramLabel = "Auto", arity = "0..1", fallbackValue = "Auto")
    private @Nullable String encryption;

    @Option(names = "--idle-timeout", paramLabel = "S")
    private int idleTimeout = 180;

    SessionCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() throws ProblemException {
        Network network = Given.network(connectionType);
        Encryption chosen = encryption();
        if (idleTimeout < SHORTEST_IDLE) {
            throw Given.invalid(Input.IDLE_TIMEOUT, Integer.toString(idleTimeout));
        }
        if (instance == null && url == null) {
            output().say("cli.session.which");
            return ExitStatus.WRONG_USE;
        }
        if (instance != null && url != null) {
            throw Given.invalid(Input.OPTION, "--instance --wss-url");
        }
        AccountQuery query = shared().query(prompter());
        Optional<Duration> idle = Optional.of(Duration.ofSeconds(idleTimeout));
        try (Services services = backstage().services(shared().wishes())) {
            ShellFace face = new ShellFace(services.workers(), streams(), output(), backstage());
            if (instance != null) {
                Instance found = find(services, query, instance);
                return face.run(services.shells()
                        .open(new ShellRequest(
                                found, userName, command, network, passwordName, chosen, idle, ScreenSize.DEFAULT)));
            }
            return face.run(services.shells().openAt(Given.gateway(url == null ? "" : url), ScreenSize.DEFAULT, idle));
        }
    }

    private Encryption encryption() throws ProblemException {
        if (encryption == null) {
            return Encryption.NONE;
        }
        return switch (encryption.toLowerCase(Locale.ROOT)) {
            case "auto" -> Encryption.AUTO;
            case "kms" ->
                throw new ProblemException(new Problem.EncryptionRefused(Problem.EncryptionFault.KMS_MODE, encryption));
            default -> throw Given.invalid(Input.ENCRYPTION_MODE, encryption);
        };
    }
}
