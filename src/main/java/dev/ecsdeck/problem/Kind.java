package dev.ecsdeck.problem;

/// What sort of failure it is: the command line's exit status, and the first rung at which the doctor looks.
public enum Kind {
    /// Nothing more exact is known.
    FAILED,
    /// What the user gave cannot be meant.
    WRONG_USE,
    /// No credentials, or they are not taken.
    CREDENTIALS,
    /// The account may not, or Session Manager is off.
    NOT_ALLOWED,
    /// The instance does not exist, does not run, or its agent cannot answer.
    NOT_READY,
    /// A limit of the service: wait, or end something.
    LIMIT,
    /// The way there is broken.
    NETWORK,
    /// The user ended it.
    INTERRUPTED;

    /// What the far side's reason for an end says about the instance.
    static Kind ofSessionEnd(String reason) {
        return switch (reason) {
            case "InstanceNotExists", "InstanceNotRunning", "AgentNotOnline", "AgentNeedUpgrade", "DeliveryTimeout" ->
                NOT_READY;
            default -> FAILED;
        };
    }
}
