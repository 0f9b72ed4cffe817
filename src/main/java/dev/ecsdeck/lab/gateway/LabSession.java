package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.lab.fleet.SessionSpec;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One session of the Lab: what StartTerminalSession made, and the channels that were opened on its URL.
///
/// Thread-safe. Lives in its [SessionBook]; a channel tells it what becomes of it.
public final class LabSession {
    private final String id;
    private final String token;
    private final URI url;
    private final SessionSpec spec;
    private final Instant created;
    /// Guarded by this.
    private final Map<String, ConnectionRecord> records = new LinkedHashMap<>();
    /// Guarded by this.
    private final Map<String, LiveChannel> live = new LinkedHashMap<>();
    /// Guarded by this.
    private Optional<Instant> ended = Optional.empty();

    LabSession(String id, String token, URI url, SessionSpec spec, Instant created) {
        this.id = id;
        this.token = token;
        this.url = url;
        this.spec = spec;
        this.created = created;
    }

    public String id() {
        return id;
    }

    public String token() {
        return token;
    }

    /// Where clients open their sockets; a secret.
    public URI url() {
        return url;
    }

    public SessionSpec spec() {
        return spec;
    }

    public Instant created() {
        return created;
    }

    public synchronized Optional<Instant> ended() {
        return ended;
    }

    public synchronized boolean isEnded() {
        return ended.isPresent();
    }

    /// Every channel that was ever opened, the oldest first.
    public synchronized List<ConnectionRecord> connections() {
        return List.copyOf(records.values());
    }

    /// Whether a client is on it now.
    public synchronized boolean isConnected() {
        return records.values().stream().anyMatch(record -> record.status() == ConnectionRecord.Status.CONNECTED);
    }

    /// Channels that are alive now, with or without a client.
    public synchronized int liveChannels() {
        return live.size();
    }

    /// Says what kind of session it is, never its token.
    @Override
    public String toString() {
        return "LabSession[" + id + " on " + spec.machine().name() + "]";
    }

    /// Takes a channel in, unless the session is over.
    synchronized boolean admit(LiveChannel channel, Instant now) {
        if (ended.isPresent()) {
            return false;
        }
        records.put(channel.id(), ConnectionRecord.connecting(channel.id(), now));
        live.put(channel.id(), channel);
        return true;
    }

    synchronized Optional<LiveChannel> channel(String channelId) {
        return Optional.ofNullable(live.get(channelId));
    }

    synchronized void mark(String channelId, ConnectionRecord.Status status) {
        if (live.containsKey(channelId)) {
            records.computeIfPresent(channelId, (_, record) -> record.is(status));
        }
    }

    synchronized void release(
            String channelId, ConnectionRecord.Status status, Instant now, String reason, String detail) {
        if (live.remove(channelId) != null) {
            records.computeIfPresent(channelId, (_, record) -> record.over(status, now, reason, detail));
        }
    }

    /// Marks the session as over and hands back the channels that must go with it; empty when it was over already.
    synchronized List<LiveChannel> end(Instant now) {
        if (ended.isPresent()) {
            return List.of();
        }
        ended = Optional.of(now);
        return List.copyOf(live.values());
    }

    synchronized List<LiveChannel> channels() {
        return List.copyOf(live.values());
    }
}
