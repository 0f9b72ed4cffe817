package dev.ecsdeck.houserules.wrong.wire;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Breaks nothing.
final class StaticRightly {
    static final Logger LOG = LoggerFactory.getLogger(StaticRightly.class);
    static final List<Duration> STEPS = List.of(Duration.ZERO);
    private static final byte[] MAGIC = {1, 2};

    int length() {
        return MAGIC.length;
    }
}
