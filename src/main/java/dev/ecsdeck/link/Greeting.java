package dev.ecsdeck.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What a server says first, as a line for people: what cannot be printed is a blank.
public final class Greeting {
    private static final int MOST = 60;

    private Greeting() {}

    /// Waits for its first bytes.
    ///
    /// @return empty where the link ends without any
    public static String of(Link link) {
        try {
            byte[] buffer = new byte[MOST];
            int n = link.read(buffer, 0, buffer.length);
            return n <= 0
                    ? ""
                    : new String(buffer, 0, n, StandardCharsets.ISO_8859_1)
                            .replaceAll("[^ -~]+", " ")
                            .strip();
        } catch (IOException closed) {
            return "";
        }
    }
}
