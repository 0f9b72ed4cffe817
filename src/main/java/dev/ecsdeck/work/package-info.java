/// Where work runs: named virtual threads, one timer that only wakes others, and the clock.
///
/// A ground room of its own, because `session`, `forward`, `ssh`, `cloud` and `service` all need the three and none
/// of them may make a thread. `app.Threads` is the real one; tests hand in their own with a clock they turn by
/// hand.
@NullMarked
package dev.ecsdeck.work;

import org.jspecify.annotations.NullMarked;
