package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.fleet.SessionSpec;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.work.Workers;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All sessions of one Lab, open and over, and the counts that quotas are about. Thread-safe.
public final class SessionBook {
    private static final int KEPT = 1000;

    private final LiveSettings settings;
    private final Workers workers;
    private final URI base;
    private final SecureRandom random = new SecureRandom();
    /// Guarded by itself; the oldest first.
    private final Map<String, LabSession> sessions = new LinkedHashMap<>();

    /// @param base where the gateway listens, such as `ws://127.0.0.1:4711/session`
    public SessionBook(LiveSettings settings, Workers workers, URI base) {
        this.settings = settings;
        this.workers = workers;
        this.base = base;
    }

    /// Makes a session with an id, a token and a URL of its own. Quotas are the caller's to ask before.
    public LabSession open(SessionSpec spec) {
        String id = "s-lab" + hex(13);
        String token = hex(32);
        URI url = URI.create(base + "?sessionId=" + id + "&token=" + token);
        LabSession session = new LabSession(id, token, url, spec, now());
        synchronized (sessions) {
            sessions.put(id, session);
            forgetOldest();
        }
        return session;
    }

    /// A session with a client elsewhere on it, who keeps it and does nothing.
    public LabSession occupy(SessionSpec spec) {
        LabSession session = open(spec);
        LiveChannel absent = new Absent("ch-lab" + hex(8), session);
        session.admit(absent, now());
        session.mark(absent.id(), ConnectionRecord.Status.CONNECTED);
        return session;
    }

    /// The channel of a client that is not here.
    private final class Absent implements LiveChannel {
        private final String id;
        private final LabSession session;

        Absent(String id, LabSession session) {
            this.id = id;
            this.session = session;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void finish(String wire, String closedReason) {
            session.release(id, ConnectionRecord.Status.TERMINATED, now(), closedReason, "");
        }
    }

    public Optional<LabSession> find(String sessionId) {
        synchronized (sessions) {
            return Optional.ofNullable(sessions.get(sessionId));
        }
    }

    /// Every session that is remembered, the oldest first: all that are active and the last thousand of the others.
    public List<LabSession> all() {
        synchronized (sessions) {
            return List.copyOf(sessions.values());
        }
    }

    /// Ends a session: its channels close and its URL opens nothing more.
    ///
    /// @return whether there was such a session; ending it twice is no error
    public boolean end(String sessionId) {
        Optional<LabSession> session = find(sessionId);
        session.ifPresent(found -> found.end(now()).forEach(channel -> channel.finish("Exit", "Notified")));
        return session.isPresent();
    }

    /// Ends every channel on a machine, as when it stops or restarts. The sessions themselves stay listed.
    public void disconnect(Machine machine, String closedReason) {
        all().stream()
                .filter(session -> session.spec().machine() == machine)
                .forEach(
                        session -> session.channels().forEach(channel -> channel.finish("AgentTimeout", closedReason)));
    }

    /// Sessions that count against a region's quota: not ended, and younger than a session's longest life.
    public int activeIn(RegionId region) {
        return (int) all().stream()
                .filter(session -> session.spec().machine().region().equals(region))
                .filter(this::isActive)
                .count();
    }

    /// Sessions on this machine with a client on them now.
    public int connectedTo(Machine machine) {
        return (int) all().stream()
                .filter(session -> session.spec().machine() == machine)
                .filter(LabSession::isConnected)
                .count();
    }

    public boolean isActive(LabSession session) {
        return !session.isEnded()
                && now().isBefore(session.created().plus(settings.now().limits().sessionLife()));
    }

    /// Whether the session's URL still opens new sockets.
    public boolean isUrlLive(LabSession session) {
        return !session.isEnded()
                && now().isBefore(session.created().plus(settings.now().limits().urlLife()));
    }

    private Instant now() {
        return workers.clock().instant();
    }

    private void forgetOldest() {
        int over = sessions.size() - KEPT;
        if (over > 0) {
            sessions.values().stream()
                    .filter(session -> !isActive(session))
                    .limit(over)
                    .map(LabSession::id)
                    .toList()
                    .forEach(sessions::remove);
        }
    }

    private String hex(int bytes) {
        byte[] raw = new byte[bytes];
        random.nextBytes(raw);
        return HexFormat.of().formatHex(raw);
    }
}
