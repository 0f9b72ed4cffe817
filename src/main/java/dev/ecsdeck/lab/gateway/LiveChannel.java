package dev.ecsdeck.lab.gateway;

/// What a session knows of a channel that is alive.
interface LiveChannel {
    String id();

    /// Ends the channel; may come twice and from any thread. Does not wait for the end.
    ///
    /// @param wire the reason that the client reads in the last status message
    /// @param closedReason the reason that DescribeTerminalSessions lists
    void finish(String wire, String closedReason);
}
