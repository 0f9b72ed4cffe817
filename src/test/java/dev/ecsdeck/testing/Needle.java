package dev.ecsdeck.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Secret bytes to search for, kept so that they cannot be found where they are kept: every bit turned over.
public final class Needle {
    private static final int LEAST = 12;
    private static final int BLOCK = 1 << 20;

    private final String name;
    private final byte[] turned;

    private Needle(String name, byte[] turned) {
        this.name = name;
        this.turned = turned;
    }

    /// Takes the bytes and wipes them.
    public static Needle taking(String name, byte[] secret) {
        if (secret.length < LEAST) {
            throw new IllegalArgumentException(name + " is found by chance");
        }
        byte[] turned = new byte[secret.length];
        for (int i = 0; i < secret.length; i++) {
            turned[i] = (byte) ~secret[i];
        }
        Arrays.fill(secret, (byte) 0);
        return new Needle(name, turned);
    }

    /// The same, written the other way round, as some libraries keep numbers.
    public Needle reversed() {
        byte[] back = new byte[turned.length];
        for (int i = 0; i < back.length; i++) {
            back[i] = turned[turned.length - 1 - i];
        }
        return new Needle(name + " reversed", back);
    }

    /// Those whose bytes a file holds, in one pass.
    public static Set<Needle> foundIn(Path file, List<Needle> needles) throws IOException {
        Map<Integer, List<Needle>> byStart =
                needles.stream().collect(Collectors.groupingBy(needle -> start(~needle.turned[0], ~needle.turned[1])));
        boolean[] starts = new boolean[1 << 16];
        byStart.keySet().forEach(start -> starts[start] = true);
        int longest =
                needles.stream().mapToInt(needle -> needle.turned.length).max().orElse(0);
        Set<Needle> found = new LinkedHashSet<>();
        byte[] block = new byte[BLOCK + longest];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.readNBytes(block, kept, BLOCK); n > 0; n = in.readNBytes(block, kept, BLOCK)) {
                int length = kept + n;
                for (int at = 0; at + 1 < length; at++) {
                    int start = start(block[at], block[at + 1]);
                    if (starts[start]) {
                        int from = at;
                        byStart.getOrDefault(start, List.of()).stream()
                                .filter(needle -> needle.matches(block, from, length))
                                .forEach(found::add);
                    }
                }
                kept = Math.min(longest - 1, length);
                System.arraycopy(block, length - kept, block, 0, kept);
            }
        }
        return found;
    }

    private static int start(int first, int second) {
        return (first & 0xFF) << 8 | second & 0xFF;
    }

    public boolean isIn(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (matches(bytes, at, bytes.length)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(byte[] bytes, int at, int length) {
        if (at + turned.length > length) {
            return false;
        }
        for (int i = 0; i < turned.length; i++) {
            if (bytes[at + i] != (byte) ~turned[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}
