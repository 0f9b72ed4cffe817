package dev.ecsdeck.lab.agent;

import dev.ecsdeck.lab.LabSettings.Pacing;
import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.Pause;
import dev.ecsdeck.wire.FrameLimits;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.OptionalInt;

/// The published agents' pace: after each message a pause that depends on the rate and not on the message's size.
/// Thread-safe.
final class Pace {
    private final LiveSettings settings;
    private final Workers workers;
    private final int packet;
    private volatile OptionalInt told = OptionalInt.empty();

    /// @param packet bytes of the largest message
    Pace(LiveSettings settings, Workers workers, int packet) {
        this.settings = settings;
        this.workers = workers;
        this.packet = packet;
    }

    /// Takes a status message of the gateway; all but a stream limit leave the pace as it is.
    void obey(byte[] status) {
        if (status.length < 2 || status.length > 5 || status[0] != 7) {
            return;
        }
        long bits = 0;
        for (int i = 1; i < status.length; i++) {
            bits = bits << 8 | status[i] & 0xFF;
        }
        if (bits > 0) {
            told = OptionalInt.of(Math.clamp(bits, FrameLimits.MIN_BITS_PER_SECOND, Integer.MAX_VALUE));
        }
    }

    /// Waits as an agent does after each message that it sends.
    void pause() throws InterruptedException {
        Pause.of(workers, interval());
    }

    Duration interval() {
        Pacing pacing = settings.now().pacing();
        int bits = pacing.assumedBits() == 0 ? 0 : told.orElse(pacing.assumedBits());
        return bits == 0 ? Duration.ZERO : Duration.ofMillis(1000 / Math.max(1, bits / 8 / packet));
    }
}
