package dev.ecsdeck.diagnosis;

/// What can be the matter. Each has its title and sentence, and belongs to one rung.
public enum Cause {
    /// The API cannot be reached; the problem names the hop.
    API_UNREACHABLE(Rung.NETWORK),
    /// The API answers and the gateway of sessions does not.
    GATEWAY_UNREACHABLE(Rung.NETWORK),
    CLOCK_WRONG(Rung.NETWORK),
    CREDENTIALS_REFUSED(Rung.CREDENTIALS),
    CREDENTIALS_EXPIRED(Rung.CREDENTIALS),
    NOT_PERMITTED(Rung.PERMISSION),
    /// A policy forbids it, so that another that allows it would not help.
    FORBIDDEN_BY_POLICY(Rung.PERMISSION),
    SESSION_MANAGER_OFF(Rung.SWITCH),
    INSTANCE_GONE(Rung.RUNNING),
    INSTANCE_STOPPED(Rung.RUNNING),
    INSTANCE_CHANGING(Rung.RUNNING),
    INSTANCE_LOCKED(Rung.RUNNING),
    AGENT_MISSING(Rung.AGENT),
    AGENT_OLD(Rung.AGENT),
    /// New enough for shells, too old for what was asked.
    AGENT_OLD_FOR_THIS(Rung.AGENT),
    AGENT_SILENT(Rung.HEARTBEAT),
    EGRESS_BLOCKED(Rung.EGRESS),
    INBOUND_DENIED(Rung.SERVICE),
    REGION_UNSUPPORTED(Rung.SERVICE),
    REFUSED_BY_SERVICE(Rung.SERVICE),
    SERVICE_TROUBLE(Rung.SERVICE),
    QUOTA_FULL(Rung.QUOTA),
    THROTTLED(Rung.QUOTA),
    INTRANET_UNSUPPORTED(Rung.OPTIONS),
    OPTIONS_EXCLUDE(Rung.OPTIONS),
    TARGET_REFUSED(Rung.TARGET),
    SHELL_ENDED(Rung.TARGET),
    USER_MISSING(Rung.SSH),
    KEYS_OFF(Rung.SSH),
    ROOT_OFF(Rung.SSH),
    KEYS_LOOKED_UP_ELSEWHERE(Rung.SSH),
    INSTANCE_CLOCK_AHEAD(Rung.SSH),
    KEY_EXPIRED(Rung.SSH),
    SSH_BROKEN(Rung.SSH);

    private final Rung rung;

    Cause(Rung rung) {
        this.rung = rung;
    }

    public Rung rung() {
        return rung;
    }
}
