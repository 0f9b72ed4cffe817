package dev.ecsdeck.lab.agent;

/// How a session ended on the agent.
///
/// @param code what the agent reports to the service, such as `Ok` or `UserNotExists`
/// @param detail more about it, or empty text
/// @param wireReason what the client reads in the last status message
public record AgentEnd(String code, String detail, String wireReason) {
    public static final AgentEnd OK = new AgentEnd("Ok", "", "Exit");

    /// Whether builds from 1065 on say nothing of it on the screen.
    boolean isOrdinary() {
        return code.equals("Ok");
    }
}
