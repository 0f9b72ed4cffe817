package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.model.ForwardRule;
import java.util.Optional;
import java.util.Set;

/// Ready-made command lines of the clients that people use with a forward. Users and databases are theirs to fill in.
final class ConnectLine {
    private static final Set<String> ANY = Set.of("0.0.0.0", "::");

    private ConnectLine() {}

    /// The program that is meant, for the button's words.
    static Optional<String> program(ForwardRule rule) {
        return switch (rule.preset()) {
            case SSH -> Optional.of("ssh");
            case MYSQL -> Optional.of("mysql");
            case POSTGRESQL -> Optional.of("psql");
            case REDIS -> Optional.of("redis-cli");
            case HTTP, HTTPS -> Optional.of("curl");
            case RDP, OTHER -> Optional.empty();
        };
    }

    /// The whole line.
    static Optional<String> of(ForwardRule rule) {
        String host = host(rule);
        int port = rule.localPort();
        return switch (rule.preset()) {
            case SSH -> Optional.of("ssh -p " + port + " root@" + host);
            case MYSQL -> Optional.of("mysql -h " + host + " -P " + port + " -u root -p");
            case POSTGRESQL -> Optional.of("psql -h " + host + " -p " + port + " -U postgres");
            case REDIS -> Optional.of("redis-cli -h " + host + " -p " + port);
            case HTTP, HTTPS -> url(rule).map(url -> "curl -i " + url);
            case RDP, OTHER -> Optional.empty();
        };
    }

    /// Where programs of this machine reach the forward: host and port.
    static String address(ForwardRule rule) {
        String host = host(rule);
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + rule.localPort();
    }

    /// A listener on all addresses is reached on loopback, too.
    private static String host(ForwardRule rule) {
        return ANY.contains(rule.address()) ? ForwardRule.LOOPBACK : rule.address();
    }

    /// What a browser opens, for the web.
    static Optional<String> url(ForwardRule rule) {
        return switch (rule.preset()) {
            case HTTP -> Optional.of("http://" + address(rule) + "/");
            case HTTPS -> Optional.of("https://" + address(rule) + "/");
            default -> Optional.empty();
        };
    }

    /// The same forward on the command line.
    static String cli(ForwardRule rule) {
        String target =
                rule.targetHost().map(host -> host + ":" + rule.targetPort()).orElse("" + rule.targetPort());
        return "ecs-deck portforward -i " + rule.instance() + " --region " + rule.region() + " -r " + target + " -l "
                + rule.localPort();
    }
}
