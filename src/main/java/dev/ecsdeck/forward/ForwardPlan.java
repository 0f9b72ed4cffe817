package dev.ecsdeck.forward;

import java.net.InetAddress;
import java.time.Duration;

/// What one forward does.
///
/// @param name names its threads, such as `orders-db`
/// @param port 0 to 65,535; 0 takes a free one
/// @param warmChannels how many links wait for a client ahead of time; 0 where the server greets first
/// @param linger how long a link stays without data after the local side has sent all
public record ForwardPlan(String name, InetAddress address, int port, int warmChannels, Duration linger) {
    public static final Duration LINGER = Duration.ofSeconds(5);
    public static final int MOST_WARM_CHANNELS = 8;

    public ForwardPlan {
        if (port < 0 || port > 65_535 || warmChannels < 0 || warmChannels > MOST_WARM_CHANNELS) {
            throw new IllegalArgumentException("port " + port + ", " + warmChannels + " warm channels");
        }
    }
}
