package dev.ecsdeck.lab.gateway;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The HTTP request that wants to become a WebSocket (RFC 6455 section 4.2), and the answers to it.
///
/// @param query the decoded query of the request's target
/// @param headers by name without regard to case; of a repeated header the last
record Upgrade(String method, String version, Map<String, String> query, Map<String, String> headers) {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_HEAD = 16 * 1024;

    /// Reads a request's head.
    ///
    /// @throws IOException if it is cut, too long or no HTTP
    static Upgrade read(InputStream in) throws IOException {
        String[] lines = head(in).split("\r\n");
        String[] start = lines[0].split(" ");
        if (start.length != 3) {
            throw new IOException("not a request line");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).strip(),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return new Upgrade(start[0], start[2], query(start[1]), headers);
    }

    /// The refusal that this request deserves as a WebSocket handshake, if any.
    Optional<String> refusal() {
        if (!method.equals("GET") || !version.equals("HTTP/1.1")) {
            return Optional.of(refuse(400, "Bad Request"));
        }
        if (!header("Upgrade").equals("websocket") || !header("Connection").contains("upgrade")) {
            return Optional.of(refuse(426, "Upgrade Required"));
        }
        if (!header("Sec-WebSocket-Version").equals("13")) {
            return Optional.of(head("426 Upgrade Required", "Sec-WebSocket-Version: 13", "Content-Length: 0"));
        }
        return hasKey() ? Optional.empty() : Optional.of(refuse(400, "Bad Request"));
    }

    /// The answer that makes it a WebSocket.
    String acceptance() {
        return head(
                "101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: " + accept(headers.getOrDefault("Sec-WebSocket-Key", "")));
    }

    static String refuse(int status, String phrase) {
        return head(status + " " + phrase, "Content-Length: 0", "Connection: close");
    }

    private static String head(String status, String... headers) {
        return "HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private boolean hasKey() {
        try {
            return Base64.getDecoder().decode(headers.getOrDefault("Sec-WebSocket-Key", "")).length == 16;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private String header(String name) {
        return headers.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ending = 0;
        while (ending < 4) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST_HEAD) {
                throw new EOFException("a request head of " + head.size() + " bytes");
            }
            head.write(next);
            boolean expected = next == (ending % 2 == 0 ? '\r' : '\n');
            ending = expected ? ending + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> query(String target) {
        Map<String, String> query = new HashMap<>();
        int mark = target.indexOf('?');
        if (mark < 0) {
            return query;
        }
        for (String pair : target.substring(mark + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }
}
