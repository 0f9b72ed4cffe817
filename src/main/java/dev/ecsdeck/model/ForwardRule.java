package dev.ecsdeck.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A saved forward: a port here, and where it leads.
///
/// @param id stays the same over edits, exports and imports; letters, digits and hyphens
/// @param address a literal address of this machine to listen on; loopback unless `exposure` says otherwise
/// @param localPort 0 picks a free one
/// @param targetHost a host that the instance reaches; empty for the instance itself
/// @param idleCut ends a connection after so long without a byte; empty: never
/// @param warmChannels how many connections are opened ahead of time, 0 to 8
/// @param programs the answers given about local programs, by their paths; never exported
/// @param account the id of the account that carries it; empty for the one in use; never exported
public record ForwardRule(
        String id,
        String name,
        String address,
        Exposure exposure,
        int localPort,
        RegionId region,
        InstanceId instance,
        Optional<String> targetHost,
        int targetPort,
        ForwardPreset preset,
        Optional<Duration> idleCut,
        Start start,
        Callers callers,
        int warmChannels,
        List<String> tags,
        Map<String, Boolean> programs,
        String account) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final int MOST_WARM_CHANNELS = 8;

    /// Who can reach the listener at all.
    public enum Exposure {
        THIS_MACHINE,
        /// Every machine that reaches this one: nobody asks for a name or a password.
        ANYONE_ON_THE_NETWORK
    }

    /// When the forward starts.
    public enum Start {
        BY_HAND,
        WITH_THE_PROGRAM
    }

    /// Which of this user's programs may connect. Those of other users never may.
    public enum Callers {
        ALL,
        /// Asked once for each program.
        ASKED
    }

    public ForwardRule {
        if (!id.matches("[A-Za-z0-9-]{1,64}")
                || name.isBlank()
                || address.isBlank()
                || (!isLoopback(address) && exposure == Exposure.THIS_MACHINE)
                || localPort < 0
                || localPort > 65_535
                || targetPort < 1
                || targetPort > 65_535
                || targetHost
                        .filter(host -> host.isBlank() || host.length() > 128)
                        .isPresent()
                || warmChannels < 0
                || warmChannels > MOST_WARM_CHANNELS) {
            throw new IllegalArgumentException("not a rule: " + id + ", " + address + ":" + localPort + " to "
                    + targetHost.orElse("") + ":" + targetPort + ", " + warmChannels + " warm");
        }
        tags = List.copyOf(tags);
        programs = Map.copyOf(programs);
    }

    /// Whether a literal address is reached from this machine alone.
    public static boolean isLoopback(String address) {
        return address.equals("::1") || address.matches("127(\\.\\d{1,3}){3}");
    }

    /// A rule with nothing asked for but the target: on loopback, a free port, started by hand.
    public static ForwardRule of(String id, String name, RegionId region, InstanceId instance, int targetPort) {
        return new ForwardRule(
                id,
                name,
                LOOPBACK,
                Exposure.THIS_MACHINE,
                0,
                region,
                instance,
                Optional.empty(),
                targetPort,
                ForwardPreset.OTHER,
                Optional.empty(),
                Start.BY_HAND,
                Callers.ALL,
                0,
                List.of(),
                Map.of(),
                "");
    }

    public ForwardRule withId(String newId, String newName) {
        return with(parts -> {
            parts.id = newId;
            parts.name = newName;
        });
    }

    /// @param where a literal address; one that is not loopback needs [Exposure#ANYONE_ON_THE_NETWORK]
    public ForwardRule withListener(String where, Exposure who) {
        return with(parts -> {
            parts.address = where;
            parts.exposure = who;
        });
    }

    public ForwardRule withLocalPort(int port) {
        return with(parts -> parts.localPort = port);
    }

    public ForwardRule withTargetHost(Optional<String> host) {
        return with(parts -> parts.targetHost = host);
    }

    public ForwardRule withIdleCut(Optional<Duration> cut) {
        return with(parts -> parts.idleCut = cut);
    }

    public ForwardRule withStart(Start when) {
        return with(parts -> parts.start = when);
    }

    public ForwardRule withCallers(Callers who) {
        return with(parts -> parts.callers = who);
    }

    public ForwardRule withWarmChannels(int count) {
        return with(parts -> parts.warmChannels = count);
    }

    public ForwardRule withPrograms(Map<String, Boolean> answers) {
        return with(parts -> parts.programs = answers);
    }

    public ForwardRule withAccount(String accountId) {
        return with(parts -> parts.account = accountId);
    }

    private ForwardRule with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.rule();
    }

    /// A rule taken apart: the one place that copies it by position.
    private static final class Parts {
        private String id;
        private String name;
        private String address;
        private Exposure exposure;
        private int localPort;
        private final RegionId region;
        private final InstanceId instance;
        private Optional<String> targetHost;
        private final int targetPort;
        private final ForwardPreset preset;
        private Optional<Duration> idleCut;
        private Start start;
        private Callers callers;
        private int warmChannels;
        private final List<String> tags;
        private Map<String, Boolean> programs;
        private String account;

        Parts(ForwardRule of) {
            id = of.id;
            name = of.name;
            address = of.address;
            exposure = of.exposure;
            localPort = of.localPort;
            region = of.region;
            instance = of.instance;
            targetHost = of.targetHost;
            targetPort = of.targetPort;
            preset = of.preset;
            idleCut = of.idleCut;
            start = of.start;
            callers = of.callers;
            warmChannels = of.warmChannels;
            tags = of.tags;
            programs = of.programs;
            account = of.account;
        }

        ForwardRule rule() {
            return new ForwardRule(
                    id,
                    name,
                    address,
                    exposure,
                    localPort,
                    region,
                    instance,
                    targetHost,
                    targetPort,
                    preset,
                    idleCut,
                    start,
                    callers,
                    warmChannels,
                    tags,
                    programs,
                    account);
        }
    }

    /// Where it leads, in words that need no language: `i-bp1:3306`, or `i-bp1 → db.internal:3306`.
    public String route() {
        return targetHost
                .map(host -> instance + " → " + new HostAndPort(host, targetPort))
                .orElseGet(() -> instance + ":" + targetPort);
    }
}
