package dev.ecsdeck.net;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the program reaches the network.
///
/// @param extraCa a PEM file of certificates to trust besides the system's
/// @param skipVerify takes any certificate, from this machine only; other hosts are checked all the same
/// @param connectTimeout for each address tried
/// @param readTimeout between two bytes of an answer
public record NetSettings(
        ProxyChoice proxy, Optional<Path> extraCa, boolean skipVerify, Duration connectTimeout, Duration readTimeout) {
    private static final Duration USUAL = Duration.ofSeconds(10);

    public NetSettings {
        if (connectTimeout.isNegative() || readTimeout.isNegative()) {
            throw new IllegalArgumentException("a negative time-out");
        }
    }

    /// The system's proxy and certificates, ten seconds each for connecting and reading.
    public static NetSettings usual() {
        return new NetSettings(new ProxyChoice.OfSystem(), Optional.empty(), false, USUAL, USUAL);
    }

    public NetSettings withProxy(ProxyChoice choice) {
        return new NetSettings(choice, extraCa, skipVerify, connectTimeout, readTimeout);
    }

    public NetSettings withExtraCa(Optional<Path> file) {
        return new NetSettings(proxy, file, skipVerify, connectTimeout, readTimeout);
    }

    public NetSettings withSkipVerify(boolean skip) {
        return new NetSettings(proxy, extraCa, skip, connectTimeout, readTimeout);
    }

    public NetSettings withTimeouts(Duration connect, Duration read) {
        return new NetSettings(proxy, extraCa, skipVerify, connect, read);
    }
}
