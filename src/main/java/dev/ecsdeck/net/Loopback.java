package dev.ecsdeck.net;

import org.jspecify.annotations.Nullable;

/// Which host names mean this machine, without asking anybody.
final class Loopback {
    private Loopback() {}

    static boolean isLoopback(@Nullable String host) {
        return host != null
                && (host.equals("localhost")
                        || host.equals("::1")
                        || host.equals("[::1]")
                        || host.matches("127(\\.\\d{1,3}){3}"));
    }
}
