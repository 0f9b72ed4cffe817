package dev.ecsdeck.service.keys;

import java.time.Duration;
import java.time.Instant;

/// Told how far a login is, on the threads that do the work; implementations must be quick and thread-safe.
public interface LoginProgress {
    /// The five stages of a login. Registering and connecting go on side by side.
    enum Step {
        KEY_MADE,
        KEY_REGISTERED,
        PLUGIN_INSTALLED,
        CONNECTED,
        LOGGED_IN
    }

    /// A stage is done.
    ///
    /// @param took since the login began
    void done(Step step, Duration took);

    /// The key counts from now on.
    void keyGoodUntil(Instant end);

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
