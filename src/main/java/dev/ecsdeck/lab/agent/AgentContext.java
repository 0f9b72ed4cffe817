package dev.ecsdeck.lab.agent;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.fleet.SessionSpec;
import dev.ecsdeck.work.Workers;
import java.util.function.Consumer;

/// What every agent is given.
///
/// @param channelId also names the agent's threads
/// @param done called once, when the agent is over
record AgentContext(
        SessionSpec spec,
        String channelId,
        AgentLine line,
        LiveSettings settings,
        Workers workers,
        Consumer<Agent> done) {
    private static final int HONEST_ENDS = 1065;

    /// Whether the agent tells how things ended, waits for a dial and knows encryption: builds from 1065 on.
    boolean isHonest() {
        return spec.machine().agent().build() >= HONEST_ENDS;
    }
}
