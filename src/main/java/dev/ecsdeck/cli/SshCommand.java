package dev.ecsdeck.cli;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.AccountQuery;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `ssh`: the stream to an instance's SSH server, for OpenSSH's `ProxyCommand`.
@CommandLine.Command(name = "ssh")
final class SshCommand extends Command {
    private static final long CLOSING_SECONDS = 4;

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
        CountDownLatch ended = new CountDownLatch(1);
        try (Services services = backstage().services(shared().wishes());
                Link link = instance == null
                        ? services.links().connectAt(Given.gateway(url == null ? "" : url))
                        : services.links().connect(rule(find(services, query, instance), there))) {
            StreamFace face = new StreamFace(services.workers(), streams());
            try (Backstage.Stay _ = backstage().atExit(() -> stop(face, ended))) {
                return face.run(link);
            }
        } finally {
            ended.countDown();
        }
    }

    /// OpenSSH ends its helper by a signal. The session must be ended before the services are.
    private static void stop(StreamFace face, CountDownLatch ended) {
        face.stop();
        try {
            boolean _ = ended.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static ForwardRule rule(Instance found, int port) {
        return ForwardRule.of("ssh", "ssh-" + found.id(), found.region(), found.id(), port);
    }
}
