package dev.ecsdeck.cli;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.AccountQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `ssh`: the stream to an instance's SSH server, for OpenSSH's `ProxyCommand`.
@CommandLine.Command(name = "ssh")
final class SshCommand extends Command {
    @Option(
            names = {"-i", "--instance"},
            paramLabel = "ID|NAME")
    private @Nullable String instance;

    @Option(names = "--port", paramLabel = "PORT")
    private int port = 22;

    @Option(
            names = {"-u", "--wss-url"},
            paramLabel = "URL")
    private @Nullable String url;

    SshCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() throws ProblemException {
        int there = Given.port(port, 1, Integer.toString(port));
        if (instance == null && url == null) {
            output().say("cli.session.which");
            return ExitStatus.WRONG_USE;
        }
        if (instance != null && url != null) {
            throw Given.invalid(Input.OPTION, "--instance --wss-url");
        }
        AccountQuery query = shared().query(prompter());
        try (Services services = backstage().services(shared().wishes());
                Link link = instance == null
                        ? services.links().connectAt(Given.gateway(url == null ? "" : url))
                        : services.links().connect(rule(find(services, query, instance), there));
                Backstage.Stay _ = backstage().atExit(link::close)) {
            return new StreamFace(services.workers(), streams()).run(link);
        }
    }

    private static ForwardRule rule(Instance found, int port) {
        return ForwardRule.of("ssh", "ssh-" + found.id(), found.region(), found.id(), port);
    }
}
