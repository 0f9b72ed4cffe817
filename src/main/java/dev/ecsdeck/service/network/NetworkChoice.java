package dev.ecsdeck.service.network;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The network as the settings have it; no secret is in it.
///
/// @param address of the user's own proxy, as text
/// @param user signs in at that proxy; empty for none
/// @param extraCa a PEM file; empty for none
public record NetworkChoice(Way way, String address, String user, String extraCa) {
    private static final String WAY = "network.proxy";
    private static final String ADDRESS = "network.proxy.address";
    private static final String USER = "network.proxy.user";
    private static final String EXTRA_CA = "network.ca";

    /// By which way the network is reached.
    public enum Way {
        SYSTEM,
        DIRECT,
        MANUAL
    }

    public static NetworkChoice of(Settings settings) {
        String way = settings.notes().getOrDefault(WAY, "").toUpperCase(Locale.ROOT);
        return new NetworkChoice(
                way.equals("DIRECT") ? Way.DIRECT : way.equals("MANUAL") ? Way.MANUAL : Way.SYSTEM,
                settings.notes().getOrDefault(ADDRESS, ""),
                settings.notes().getOrDefault(USER, ""),
                settings.notes().getOrDefault(EXTRA_CA, ""));
    }

    public Settings in(Settings settings) {
        return settings.withNote(WAY, way.name().toLowerCase(Locale.ROOT))
                .withNote(ADDRESS, address)
                .withNote(USER, user)
                .withNote(EXTRA_CA, extraCa);
    }

    public NetworkChoice withWay(Way it) {
        return new NetworkChoice(it, address, user, extraCa);
    }

    public NetworkChoice withAddress(String it) {
        return new NetworkChoice(way, it.strip(), user, extraCa);
    }

    public NetworkChoice withUser(String it) {
        return new NetworkChoice(way, address, it.strip(), extraCa);
    }

    public NetworkChoice withExtraCa(String it) {
        return new NetworkChoice(way, address, user, it.strip());
    }

    /// The proxy's host and port, where they are both.
    public Optional<HostAndPort> proxy() {
        return HostAndPort.parse(address.replaceFirst("^https?://", "").replaceFirst("/$", ""));
    }

    Optional<Path> certificates() {
        try {
            return extraCa.isEmpty() ? Optional.empty() : Optional.of(Path.of(extraCa));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
