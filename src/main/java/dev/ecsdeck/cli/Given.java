package dev.ecsdeck.cli;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.shells.ShellRequest.Network;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what was given as the value of a flag, or says what is wrong with it.
final class Given {
    private static final int SHORTEST_IDLE = 60;
    private static final int LONGEST_HOST = 128;
    private static final int LONGEST_KEY = 64 * 1024;

    private Given() {}

    /// Where a forward leads: a port of the instance, or one of a host behind it.
    record Target(Optional<String> host, int port) {}

    static Network network(String given) throws ProblemException {
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "internet" -> Network.INTERNET;
            case "intranet" -> Network.INTRANET;
            default -> throw invalid(Input.CONNECTION_TYPE, given);
        };
    }

    static Target target(String given) throws ProblemException {
        if (given.matches("-?[0-9]+")) {
            return new Target(Optional.empty(), port(given));
        }
        HostAndPort there = HostAndPort.parse(given)
                .filter(found -> found.host().length() <= LONGEST_HOST)
                .orElseThrow(() -> invalid(Input.HOST_AND_PORT, given));
        return new Target(Optional.of(there.host()), there.port());
    }

    private static int port(String given) throws ProblemException {
        return port(given.length() > 6 ? -1 : Integer.parseInt(given), 1, given);
    }

    /// @param least 0 where that picks a free one, else 1
    static int port(int port, int least, String given) throws ProblemException {
        if (port < least || port > 65_535) {
            throw invalid(Input.PORT, given);
        }
        return port;
    }

    static Optional<Duration> idleTime(@Nullable Integer seconds) throws ProblemException {
        if (seconds != null && seconds < SHORTEST_IDLE) {
            throw invalid(Input.IDLE_TIMEOUT, seconds.toString());
        }
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }

    /// Its text is a secret, so the problem does not repeat it.
    static URI gateway(String text) throws ProblemException {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme();
            if (scheme.startsWith("ws") && CloudTarget.mayCarrySecrets(uri)) {
                return uri;
            }
        } catch (URISyntaxException notOne) {
            // Said below.
        }
        throw invalid(Input.SESSION_URL, "");
    }

    /// A public key as it was given, or out of the file that was named.
    static String publicKey(String textOrFile) throws ProblemException {
        if (textOrFile.strip().contains(" ") && textOrFile.matches("(?s)\\s*(ssh|ecdsa|sk)-.*")) {
            return textOrFile;
        }
        try (InputStream file = Files.newInputStream(Path.of(textOrFile))) {
            return new String(file.readNBytes(LONGEST_KEY), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException noFile) {
            throw invalid(Input.PUBLIC_KEY, textOrFile);
        }
    }

    static ProblemException invalid(Input what, String given) {
        return new ProblemException(new Problem.InvalidInput(what, given));
    }
}
