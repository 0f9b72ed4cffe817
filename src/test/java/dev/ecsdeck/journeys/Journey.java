package dev.ecsdeck.journeys;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SessionRequest;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.net.ConnectionProbe;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.session.ShellOptions;
import dev.ecsdeck.session.TicketSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Lab, and the program's own way to it: client, tickets, shells. Closing finds threads and processes left behind.
final class Journey implements AutoCloseable {
    /// Fast enough for tests: both published sides begin at 25 KB a second until the gateway says otherwise.
    static final int UNPACED = 400_000_000;

    private final CountedWorkers workers = new CountedWorkers();
    private final Set<String> before = channelThreads().collect(Collectors.toSet());
    private final HttpClients http;
    private final Lab lab;
    private final EcsClient cloud;

    private Journey(LabSettings settings, Fleet fleet) throws Exception {
        http = new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), workers, Map.of());
        lab = Lab.start(settings, fleet, workers);
        cloud = new EcsClient(http.client(), lab.target(), source(lab.credentials()), workers);
    }

    static LabSettings usual() {
        return LabSettings.fast().withPacing(new LabSettings.Pacing(0, UNPACED, 0));
    }

    static Journey begin() throws Exception {
        return begin(Fleet.standard());
    }

    static Journey begin(Fleet fleet) throws Exception {
        return new Journey(usual(), fleet);
    }

    static Journey begin(UnaryOperator<LabSettings> change) throws Exception {
        Journey journey = begin();
        journey.lab.settings().change(change);
        return journey;
    }

    Lab lab() {
        return lab;
    }

    EcsClient cloud() {
        return cloud;
    }

    /// Channels over the tickets of any caller.
    SessionClient sessions() {
        return new SessionClient(http.client(), workers);
    }

    /// A connection test over the same network.
    ConnectionProbe probe() {
        return new ConnectionProbe(http.client(), workers::nanoTime);
    }

    CountedWorkers workers() {
        return workers;
    }

    /// The cloud as somebody else sees it.
    EcsClient cloudOf(Credentials credentials) {
        return new EcsClient(http.client(), lab.target(), source(credentials), workers);
    }

    /// Another cloud, with the operator's keys.
    EcsClient cloudAt(CloudTarget target) {
        return new EcsClient(http.client(), target, source(lab.credentials()), workers, 0);
    }

    /// A plain shell on that machine.
    JourneyShell shell(String machine) {
        return shell(request(machine), options());
    }

    /// That command instead of a shell.
    JourneyShell command(String machine, String command) {
        return shell(request(machine).withPurpose(purpose(command)), options());
    }

    /// That command, encrypted up to the agent.
    JourneyShell secretCommand(String machine, String command) {
        return shell(
                request(machine).withPurpose(purpose(command)).withEncryption(true),
                options().withEncryption());
    }

    JourneyShell shell(SessionRequest request, ShellOptions options) {
        return new JourneyShell(sessions(), tickets(request), options);
    }

    SessionRequest request(String machine) {
        Machine found = lab.machine(machine);
        return SessionRequest.shell(found.region(), found.id());
    }

    static ShellOptions options() {
        return ShellOptions.plain("shell-journey", new ScreenSize(30, 100));
    }

    private static SessionRequest.Shell purpose(String command) {
        return new SessionRequest.Shell(Optional.empty(), Optional.of(command), Optional.empty());
    }

    private TicketSource tickets(SessionRequest request) {
        return new TicketSource() {
            @Override
            public SessionTicket start() throws ProblemException {
                return cloud.sessions().start(request);
            }

            @Override
            public void end(SessionTicket ticket) {
                try {
                    cloud.sessions().end(ticket.region(), ticket.sessionId());
                } catch (ProblemException unheard) {
                    throw new AssertionError("the end of a session was not taken", unheard);
                }
            }
        };
    }

    private static CredentialSource source(Credentials credentials) {
        return new CredentialSource() {
            @Override
            public Credentials credentials() {
                return credentials;
            }

            @Override
            public String describe() {
                return "the journey";
            }
        };
    }

    @Override
    public void close() {
        lab.close();
        http.close();
        try {
            Patience.until(
                    () -> "no child process: " + children(), () -> children().isEmpty());
            Patience.until(
                    () -> "no thread left: " + threadsLeft(),
                    () -> threadsLeft().isEmpty());
        } finally {
            workers.close();
        }
        if (!workers.crashes().isEmpty()) {
            throw new AssertionError("a thread crashed", workers.crashes().getFirst());
        }
    }

    private static String children() {
        StringBuilder all = new StringBuilder();
        ProcessHandle.current()
                .descendants()
                .forEach(child -> all.append(child.info().commandLine().orElse("process " + child.pid()))
                        .append("; "));
        return all.toString();
    }

    private String threadsLeft() {
        StringBuilder all = new StringBuilder(String.join("; ", workers.names()));
        channelThreads()
                .filter(name -> !before.contains(name))
                .forEach(name -> all.append(name).append("; "));
        return all.toString();
    }

    private static Stream<String> channelThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith("ch-"));
    }
}
