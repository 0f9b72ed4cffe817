package dev.ecsdeck.wire;

import java.time.Duration;

/// Limits of the protocol, each with its unit and where it comes from.
public final class FrameLimits {
    /// Bytes of payload in one input frame of 1.01 (published command-line client).
    public static final int MAX_INPUT_1_01 = 2048;
    /// Bytes of payload in one input frame of 1.02 (the vendor's sample web client).
    public static final int MAX_INPUT_1_02 = 1024;
    /// Bytes of a whole message that we accept. Agents send at most 2,048 of payload; anything far beyond is hostile.
    public static final int MAX_MESSAGE = 1 << 20;
    /// Pace assumed by both published sides until the peer says otherwise, in bits per second.
    public static final int DEFAULT_BITS_PER_SECOND = 200_000;
    /// Below this the published client divides by zero, so no peer may send less; bits per second.
    public static final int MIN_BITS_PER_SECOND = 16_384;
    /// A session URL opens new sockets this long (StartTerminalSession reference).
    public static final Duration URL_LIFE = Duration.ofMinutes(10);
    /// The agent ends a session this long after the last client frame.
    public static final Duration AGENT_IDLE_CUT = Duration.ofSeconds(180);
    /// No session lasts longer (agent).
    public static final Duration SESSION_LIFE = Duration.ofHours(3);

    private FrameLimits() {}
}
