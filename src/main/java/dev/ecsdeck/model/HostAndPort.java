package dev.ecsdeck.model;

import java.util.Optional;

/// A host and a port of 1 to 65,535. An IPv6 address is written in brackets.
public record HostAndPort(String host, int port) {
    public HostAndPort {
        if (host.isEmpty()
                || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')
                || port < 1
                || port > 65_535) {
            throw new IllegalArgumentException("not a host and port: " + host + ":" + port);
        }
    }

    /// Parses `host:port` or `[v6]:port`.
    public static Optional<HostAndPort> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.indexOf(':') >= 0 && !bracketed) {
            return Optional.empty();
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return Optional.of(new HostAndPort(bracketed ? host.substring(1, host.length() - 1) : host, port));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
