package dev.ecsdeck.lab;

import java.time.Duration;

/// How the Lab behaves: delays, limits, pace, and what it answers where the real service's answer is unknown.
///
/// Immutable; [LiveSettings] holds the one in force. Everything is read when it is needed, so that a change acts at
/// once on sessions that are already open.
///
/// @param statusMessages whether channels say that they are opening and open; not every gateway need do so
/// @param cloud how long the API and the machines take
public record LabSettings(
        Delays delays, Limits limits, Pacing pacing, Reattach reattach, boolean statusMessages, Cloud cloud) {

    /// What the published agents take their time for.
    ///
    /// @param agentStart from the channel's opening to the start of the shell or the dial
    /// @param firstOutput from the shell's start to the first reading of its output
    /// @param dial the longest that a target may take to answer; input waits as long with builds from 1065 on
    /// @param keyExchange the longest that a client may take for the encryption handshake
    /// @param delivery how long the gateway waits for an agent that does not answer
    public record Delays(
            Duration agentStart, Duration firstOutput, Duration dial, Duration keyExchange, Duration delivery) {
        public Delays {
            for (Duration each : new Duration[] {agentStart, firstOutput, dial, keyExchange, delivery}) {
                requireNotNegative(each);
            }
        }
    }

    /// @param urlLife how long a session's URL opens new sockets
    /// @param sessionLife how long a session lasts at most
    /// @param idleCut how long an agent waits for a client's frame
    /// @param sessionsPerRegion active sessions in one region
    /// @param connectedPerInstance connected sessions on one machine
    public record Limits(
            Duration urlLife, Duration sessionLife, Duration idleCut, int sessionsPerRegion, int connectedPerInstance) {
        public Limits {
            requireNotNegative(urlLife);
            requireNotNegative(sessionLife);
            requireNotNegative(idleCut);
        }
    }

    /// What the API and the machines take their time for.
    ///
    /// @param answer before each answer of the API
    /// @param start from StartInstance to running; a restart takes as long again after the stop
    /// @param stop from StopInstance to stopped
    /// @param install from InstallCloudAssistant to an agent that answers
    /// @param command from RunCommand to the script's start
    public record Cloud(Duration answer, Duration start, Duration stop, Duration install, Duration command) {
        public Cloud {
            for (Duration each : new Duration[] {answer, start, stop, install, command}) {
                requireNotNegative(each);
            }
        }
    }

    /// @param assumedBits pace of the agents until told otherwise, in bits per second; 0 = none
    /// @param announcedBits what the gateway tells both sides once a channel is open, bits per second; 0 = none
    /// @param flowLimit bytes per second of a client above which the session is ended; 0 = none
    public record Pacing(int assumedBits, int announcedBits, int flowLimit) {
        /// For big files: nothing is paced and nothing is limited.
        public static final Pacing LIFTED = new Pacing(0, 0, 0);
    }

    /// Whether a dropped channel of 1.02 may be taken up again. What the real service does after the URL's ten
    /// minutes is unknown, so both answers can be had.
    public enum Reattach {
        ALWAYS,
        WHILE_URL_LIVES,
        NEVER
    }

    /// As the published service and agents behave.
    public static LabSettings realistic() {
        return new LabSettings(
                new Delays(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5)),
                new Limits(Duration.ofMinutes(10), Duration.ofHours(3), Duration.ofSeconds(180), 100, 20),
                new Pacing(200_000, 1_638_400, 204_800),
                Reattach.ALWAYS,
                true,
                new Cloud(
                        Duration.ofMillis(40),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(400)));
    }

    /// For tests: the same order of events without waiting, and no pace. Limits stay.
    public static LabSettings fast() {
        LabSettings real = realistic();
        return real.withDelays(new Delays(
                        Duration.ZERO, Duration.ZERO, real.delays.dial, real.delays.keyExchange, Duration.ofMillis(50)))
                .withPacing(Pacing.LIFTED)
                .withCloud(new Cloud(
                        Duration.ZERO,
                        Duration.ofMillis(150),
                        Duration.ofMillis(100),
                        Duration.ofMillis(150),
                        Duration.ofMillis(20)));
    }

    public LabSettings withDelays(Delays changed) {
        return new LabSettings(changed, limits, pacing, reattach, statusMessages, cloud);
    }

    public LabSettings withLimits(Limits changed) {
        return new LabSettings(delays, changed, pacing, reattach, statusMessages, cloud);
    }

    public LabSettings withPacing(Pacing changed) {
        return new LabSettings(delays, limits, changed, reattach, statusMessages, cloud);
    }

    public LabSettings withReattach(Reattach changed) {
        return new LabSettings(delays, limits, pacing, changed, statusMessages, cloud);
    }

    public LabSettings withStatusMessages(boolean sent) {
        return new LabSettings(delays, limits, pacing, reattach, sent, cloud);
    }

    public LabSettings withCloud(Cloud changed) {
        return new LabSettings(delays, limits, pacing, reattach, statusMessages, changed);
    }

    public LabSettings withUrlLife(Duration life) {
        return withLimits(new Limits(
                life, limits.sessionLife, limits.idleCut, limits.sessionsPerRegion, limits.connectedPerInstance));
    }

    public LabSettings withSessionLife(Duration life) {
        return withLimits(new Limits(
                limits.urlLife, life, limits.idleCut, limits.sessionsPerRegion, limits.connectedPerInstance));
    }

    public LabSettings withIdleCut(Duration cut) {
        return withLimits(new Limits(
                limits.urlLife, limits.sessionLife, cut, limits.sessionsPerRegion, limits.connectedPerInstance));
    }

    public LabSettings withQuotas(int sessionsPerRegion, int connectedPerInstance) {
        return withLimits(new Limits(
                limits.urlLife, limits.sessionLife, limits.idleCut, sessionsPerRegion, connectedPerInstance));
    }

    private static void requireNotNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a time of " + duration);
        }
    }
}
