package dev.ecsdeck.lab.fleet;

/// What is wrong inside a machine that the service knows nothing of: its SSH server, its clock, its plugins.
public enum Ailment {
    NONE,
    /// Its SSH server takes no public keys.
    NO_PUBLIC_KEYS,
    /// Its SSH server takes Ed25519 keys and no others.
    ED25519_ONLY,
    /// Nothing listens on port 22.
    SSH_CLOSED,
    /// The plugin that looks temporary keys up cannot be installed.
    PLUGIN_FAILS,
    /// Another program looks keys up, so that the plugin leaves the SSH server alone and says that all is well.
    KEYS_PREEMPTED,
    /// Its clock is ahead of the service's: a temporary key is over before it begins.
    CLOCK_AHEAD,
    /// Commands do not come to an end.
    COMMAND_HANGS,
    /// Results show up late; until then the list of them is empty.
    RESULT_LATE;

    /// From its name in the table of machines; [#NONE] for an empty one.
    static Ailment of(String name) {
        return name.isEmpty() ? NONE : valueOf(name);
    }
}
