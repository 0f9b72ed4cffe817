package dev.ecsdeck.session;

import dev.ecsdeck.model.AgentVersion;
import java.time.Duration;
import java.util.OptionalInt;

/// When the far side can take input. Agents up to build 1064 drop what comes too early without a word, so input
/// waits: a shell's for its first output, a port's for its first output, the open socket (from build 1065) or three
/// seconds. Source: the published agents 578 and 1065 and the published client. Guarded by the conversation's lock.
final class Readiness {
    /// Without a frame that says "opened", or output, for so long an opening has failed.
    static final Duration SILENCE = Duration.ofSeconds(30);
    /// A shell whose gateway said "opened" and whose program prints nothing is taken as ready after so long.
    static final Duration QUIET_SHELL = Duration.ofSeconds(20);
    /// What the published client waits before a forward's first byte.
    static final Duration OLD_AGENT_DIAL = Duration.ofSeconds(3);

    private enum Rule {
        SHELL,
        PORT_EARLY,
        PORT_LATE
    }

    private final Rule rule;
    private long readyAt = Long.MAX_VALUE;
    private long silentAt = Long.MAX_VALUE;

    private Readiness(Rule rule) {
        this.rule = rule;
    }

    static Readiness ofShell() {
        return new Readiness(Rule.SHELL);
    }

    static Readiness ofPort(OptionalInt agentBuild) {
        boolean early = agentBuild.orElse(0) >= AgentVersion.BUILD_HONEST_ENDS;
        return new Readiness(early ? Rule.PORT_EARLY : Rule.PORT_LATE);
    }

    /// The first socket is open.
    void socketOpen(long now) {
        switch (rule) {
            case SHELL -> silentAt = now + SILENCE.toNanos();
            case PORT_EARLY -> readyAt = now;
            case PORT_LATE -> readyAt = Math.min(readyAt, now + OLD_AGENT_DIAL.toNanos());
        }
    }

    /// The gateway said that the channel stands (status 3), or an encrypted shell's keys are agreed.
    void opened(long now) {
        silentAt = Long.MAX_VALUE;
        if (!isReady(now)) {
            readyAt = switch (rule) {
                case SHELL -> Math.min(readyAt, now + QUIET_SHELL.toNanos());
                case PORT_EARLY -> now;
                case PORT_LATE -> now + OLD_AGENT_DIAL.toNanos();
            };
        }
    }

    /// The first output proves it.
    void output(long now) {
        silentAt = Long.MAX_VALUE;
        readyAt = Math.min(readyAt, now);
    }

    boolean isReady(long now) {
        return readyAt != Long.MAX_VALUE && readyAt - now <= 0;
    }

    boolean isSilent(long now) {
        return silentAt != Long.MAX_VALUE && silentAt - now <= 0;
    }

    /// When an answer above may change by itself; `Long.MAX_VALUE` if never.
    long nextChange() {
        return Math.min(readyAt, silentAt);
    }
}
