package dev.ecsdeck.lab.fleet;

/// How a machine's agent is: its version, its habits, and what ails it.
///
/// @param version four numbers; the last is the build (578 or 1065 have their own habits)
/// @param dialect protocol version of the first frame a client receives: `1.01` or `1.02`
public record AgentProfile(String version, String dialect, Health health) {
    /// What ails an agent.
    public enum Health {
        WELL,
        MISSING,
        TOO_OLD,
        SILENT
    }

    public static final AgentProfile NEW = new AgentProfile("2.2.4.1065", "1.02", Health.WELL);
    public static final AgentProfile NEW_WINDOWS = new AgentProfile("2.1.4.1065", "1.02", Health.WELL);
    public static final AgentProfile OLD = new AgentProfile("2.2.3.578", "1.01", Health.WELL);

    public int build() {
        return Integer.parseInt(version.substring(version.lastIndexOf('.') + 1));
    }

    public AgentProfile with(Health newHealth) {
        return new AgentProfile(version, dialect, newHealth);
    }

    public AgentProfile withDialect(String newDialect) {
        return new AgentProfile(version, newDialect, health);
    }
}
