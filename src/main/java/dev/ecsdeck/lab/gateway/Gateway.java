package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.lab.LabSettings.Reattach;
import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.Pause;
import dev.ecsdeck.lab.agent.Agents;
import dev.ecsdeck.lab.faults.Faults;
import dev.ecsdeck.lab.faults.Gate;
import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.lab.faults.Victim;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.work.Workers;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The gateway's server on loopback: it turns sockets into channels, or refuses them with HTTP 403. Thread-safe.
public final class Gateway implements AutoCloseable {
    private static final int HEAD_TIMEOUT_MILLIS = 10_000;
    private static final int BUFFER = 16 * 1024;
    private static final int SOCKET_BUFFER = 64 * 1024;
    private static final int BACKLOG = 1024;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(50);

    private final LiveSettings settings;
    private final Workers workers;
    private final Agents agents;
    private final Faults faults;
    private final ServerSocket server;
    private final SessionBook sessions;
    private final SecureRandom random = new SecureRandom();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private record Client(WebSocketPeer peer, Gate gate) {}

    /// Binds to a free port of loopback and takes connections from now on.
    public Gateway(LiveSettings settings, Workers workers, Agents agents, Faults faults) throws IOException {
        this.settings = settings;
        this.workers = workers;
        this.agents = agents;
        this.faults = faults;
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        this.sessions =
                new SessionBook(settings, workers, URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/session"));
        settings.onChange(() -> channels().forEach(Channel::rearm));
        faults.reachThrough(this::strike);
        workers.start("lab-gateway-accept", this::acceptAll);
    }

    public SessionBook sessions() {
        return sessions;
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Ends every channel, socket and agent.
    @Override
    public void close() {
        closeQuietly(server);
        channels().forEach(Channel::kill);
        sockets.forEach(Gateway::closeQuietly);
        agents.close();
    }

    private List<Channel> channels() {
        return sessions.all().stream()
                .flatMap(session -> session.channels().stream())
                .filter(Channel.class::isInstance)
                .map(Channel.class::cast)
                .toList();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                workers.start("lab-gateway-socket", () -> serve(socket));
            } catch (IOException closedOrNoDescriptorLeft) {
                if (!server.isClosed()) {
                    pauseBriefly();
                }
            }
        }
    }

    private void pauseBriefly() {
        try {
            Pause.of(workers, AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSendBufferSize(SOCKET_BUFFER);
            socket.setSoTimeout(HEAD_TIMEOUT_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            Upgrade upgrade = Upgrade.read(in);
            Optional<String> refusal = upgrade.refusal();
            Optional<LabSession> session = admitted(upgrade);
            if (refusal.isPresent() || session.isEmpty()) {
                write(out, refusal.orElseGet(() -> Upgrade.refuse(403, "Forbidden")));
                return;
            }
            socket.setSoTimeout(0);
            OptionalInt faulty = faults.refusal(victim(session.get()));
            if (faulty.isPresent()) {
                refuse(in, out, faulty.getAsInt());
                return;
            }
            Gate gate = faults.gate(victim(session.get()));
            WebSocketPeer peer = new WebSocketPeer(socket, in, out, workers, gate);
            String wanted = upgrade.query().getOrDefault("channelId", "");
            if (wanted.isEmpty()) {
                start(session.get(), new Client(peer, gate), out, upgrade);
            } else {
                resume(session.get(), wanted, new Client(peer, gate), out, upgrade);
            }
        } catch (IOException gone) {
            // the client has left before it was anybody
        } finally {
            sockets.remove(socket);
        }
    }

    private Optional<LabSession> admitted(Upgrade upgrade) {
        String token = upgrade.query().getOrDefault("token", "");
        return sessions.find(upgrade.query().getOrDefault("sessionId", ""))
                .filter(session -> matches(session.token(), token))
                .filter(sessions::isActive);
    }

    private void start(LabSession session, Client client, OutputStream out, Upgrade upgrade) throws IOException {
        Channel channel = new Channel("ch-" + randomHex(), session, settings, workers);
        if (!opensNew(session) || !session.admit(channel, workers.clock().instant())) {
            write(out, Upgrade.refuse(403, "Forbidden"));
            return;
        }
        write(out, upgrade.acceptance());
        channel.open(client.peer());
        illness(session.spec().machine()).ifPresentOrElse(ill -> fail(channel, ill), () -> connect(channel));
        converse(channel, client);
    }

    private void resume(LabSession session, String channelId, Client client, OutputStream out, Upgrade upgrade)
            throws IOException {
        Reattach allowed = settings.now().reattach();
        boolean inTime =
                allowed == Reattach.ALWAYS || allowed == Reattach.WHILE_URL_LIVES && sessions.isUrlLive(session);
        Optional<Channel> channel = session.channel(channelId)
                .filter(Channel.class::isInstance)
                .map(Channel.class::cast)
                .filter(Channel::mayResume);
        if (!inTime || channel.isEmpty()) {
            write(out, Upgrade.refuse(403, "Forbidden"));
            return;
        }
        write(out, upgrade.acceptance());
        if (channel.get().resume(client.peer())) {
            converse(channel.get(), client);
        }
    }

    private void converse(Channel channel, Client client) {
        WebSocketPeer peer = client.peer();
        client.gate().guard(how -> Blows.fall(how, channel, peer, workers));
        int code = peer.serve(channel.id(), message -> channel.fromClient(peer, message));
        channel.detach(peer, code);
    }

    private int strike(Predicate<Victim> whom, Strike how) {
        int struck = 0;
        for (Channel channel : channels()) {
            Optional<WebSocketPeer> peer = channel.currentPeer();
            if (peer.isPresent() && whom.test(victim(channel.session()))) {
                Blows.fall(how, channel, peer.get(), workers);
                struck++;
            }
        }
        return struck;
    }

    private static Victim victim(LabSession session) {
        return new Victim(session.id(), session.spec().machine().id());
    }

    private boolean opensNew(LabSession session) {
        return sessions.isUrlLive(session) && !faults.isExpired(victim(session));
    }

    /// A fault's refusal; without a status the client waits until it goes by itself.
    private static void refuse(InputStream in, OutputStream out, int status) throws IOException {
        if (status != 0) {
            write(out, Upgrade.refuse(status, "Refused"));
            return;
        }
        in.transferTo(OutputStream.nullOutputStream());
    }

    private void connect(Channel channel) {
        channel.connect(agents.open(channel.session().spec(), channel.id(), channel));
    }

    private void fail(Channel channel, String reason) {
        if (reason.equals("DeliveryTimeout")) {
            workers.after(
                    settings.now().delays().delivery(),
                    () -> workers.start("lab-undelivered", () -> channel.abort(reason)));
        } else {
            channel.abort(reason);
        }
    }

    /// Why no agent takes the channel, as DescribeTerminalSessions names it.
    private static Optional<String> illness(Machine machine) {
        if (machine.state() != InstanceState.RUNNING) {
            return Optional.of("InstanceNotRunning");
        }
        return switch (machine.agent().health()) {
            case WELL -> Optional.empty();
            case MISSING -> Optional.of("AgentNotOnline");
            case TOO_OLD -> Optional.of("AgentNeedUpgrade");
            case SILENT -> Optional.of("DeliveryTimeout");
        };
    }

    private String randomHex() {
        byte[] raw = new byte[12];
        random.nextBytes(raw);
        return HexFormat.of().formatHex(raw);
    }

    private static boolean matches(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(OutputStream out, String answer) throws IOException {
        out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void closeQuietly(Closeable open) {
        try {
            open.close();
        } catch (IOException alreadyGone) {
            // closing is all that is wanted
        }
    }
}
