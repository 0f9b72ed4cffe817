package dev.ecsdeck.model;

import java.net.URI;
import java.util.Optional;

/// Which cloud we talk to. The real one and the Lab differ only here.
///
/// @param endpoint one endpoint for every action and region (an own endpoint, or the Lab); empty means the
///     service's own endpoint of each region
/// @param region where single-region work begins
/// @param vpc whether to use the endpoints that are reachable only inside a VPC
public record CloudTarget(Optional<URI> endpoint, RegionId region, boolean vpc) {
    public CloudTarget {
        endpoint.ifPresent(uri -> {
            if (!mayCarrySecrets(uri)) {
                throw new IllegalArgumentException("plain text to a host that is not this machine: " + uri);
            }
        });
    }

    public static CloudTarget ofRegion(RegionId region) {
        return new CloudTarget(Optional.empty(), region, false);
    }

    /// True for `https` and `wss`; `http` and `ws` only to this machine, which is all that the Lab needs.
    public static boolean mayCarrySecrets(URI uri) {
        String scheme = uri.getScheme();
        if (scheme == null || uri.getHost() == null) {
            return false;
        }
        return switch (scheme) {
            case "https", "wss" -> true;
            case "http", "ws" -> isLoopback(uri.getHost());
            default -> false;
        };
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
