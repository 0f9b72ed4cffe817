package dev.ecsdeck.cli;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal.Subscription;
import dev.ecsdeck.service.accounts.AccountQuery;
import dev.ecsdeck.service.forwards.ForwardRow;
import dev.ecsdeck.service.shells.ShellRequest.Network;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `portforward`: a port of this machine leads to one of an instance, until interrupted.
@CommandLine.Command(name = "portforward")
final class PortForwardCommand extends Command {
    @Option(
            names = {"-i", "--instance"},
            paramLabel = "ID|NAME")
    private @Nullable String instance;

    @Option(
            names = {"-r", "--remote-port"},
            paramLabel = "PORT|HOST:PORT")
    private @Nullable String remotePort;

    @Option(
            names = {"-l", "--local-port"},
            paramLabel = "PORT")
    private int localPort;

    @Option(names = "--connection-type", paramLabel = "Internet|Intranet")
    private String connectionType = "Internet";

    @Option(names = "--idle-timeout", paramLabel = "S", descriptionKey = "idle-cut")
    private @Nullable Integer idleTimeout;

    @Option(names = "--warm", paramLabel = "N")
    private int warm;

    PortForwardCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() throws ProblemException {
        if (instance == null) {
            output().say("cli.session.which");
            return ExitStatus.WRONG_USE;
        }
        if (remotePort == null) {
            output().say("cli.forward.which");
            return ExitStatus.WRONG_USE;
        }
        Given.Target target = Given.target(remotePort);
        int local = Given.port(localPort, 0, Integer.toString(localPort));
        Network network = Given.network(connectionType);
        Optional<Duration> idle = Given.idleTime(idleTimeout);
        if (warm < 0 || warm > ForwardRule.MOST_WARM_CHANNELS) {
            throw Given.invalid(Input.OPTION, "--warm " + warm);
        }
        AccountQuery query = shared().query(prompter());
        try (Services services = backstage().services(shared().wishes())) {
            Instance found = find(services, query, instance);
            ForwardRule rule = ForwardRule.of(
                            services.forwards().newId(),
                            found.id() + "-" + target.port(),
                            found.region(),
                            found.id(),
                            target.port())
                    .withTargetHost(target.host())
                    .withLocalPort(local)
                    .withIdleCut(idle)
                    .withWarmChannels(warm);
            run(services, rule, network);
            return ExitStatus.INTERRUPTED;
        }
    }

    /// The first two lines are those of the vendor's program in every language: scripts wait for them.
    private void run(Services services, ForwardRule rule, Network network) throws ProblemException {
        ForwardRow row = services.forwards().run(rule, network);
        String session = services.forwards().prepare(rule.id());
        output().line("Port forwarding for SessionId: " + session + ", local port "
                + row.rule().localPort() + ", remote port " + rule.targetPort());
        output().line("Waiting for connections...");
        ConnectionLines lines = new ConnectionLines(output());
        try (Subscription _ = services.forwards()
                .forwards()
                .subscribe(rows -> rows.stream()
                        .filter(now -> now.rule().id().equals(rule.id()))
                        .forEach(now ->
                                lines.show(now.status(), services.forwards().log(rule.id()))))) {
            backstage().awaitExit();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
