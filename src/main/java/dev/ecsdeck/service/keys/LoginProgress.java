package dev.ecsdeck.service.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Told how far a login is, on the threads that do the work; implementations must be quick and thread-safe.
public interface LoginProgress {
    /// The stages of a login. Registering and connecting go on side by side; the plugin is installed only where it is
    /// missing.
    enum Step {
        KEY_MADE,
        KEY_REGISTERED,
        PLUGIN_INSTALLED,
        CONNECTED,
        HOST_VERIFIED,
        LOGGED_IN
    }

    /// A stage is done.
    ///
    /// @param took since the login began
    void done(Step step, Duration took);

    /// The key counts from now on.
    void keyGoodUntil(Instant end);

    /// The host has proved itself with a pinned key, or with its first one, which is pinned now.
    ///
    /// @param fingerprint as OpenSSH prints it
    /// @param readThere whether Cloud Assistant read the same key on the instance itself
    default void hostVerified(String fingerprint, boolean readThere) {}

    /// Told the fingerprints of the host's keys as Cloud Assistant read them on the instance, where it could.
    default void hostKeysRead(List<String> fingerprints) {}

    /// Nobody listens.
    static LoginProgress quiet() {
        return new LoginProgress() {
            @Override
            public void done(Step step, Duration took) {
                // Nobody listens.
            }

            @Override
            public void keyGoodUntil(Instant end) {
                // Nobody listens.
            }
        };
    }
}
