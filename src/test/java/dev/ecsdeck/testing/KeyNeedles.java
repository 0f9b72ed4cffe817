package dev.ecsdeck.testing;

import dev.ecsdeck.ssh.TemporaryKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The secret parts of a key pair, read out of its export in OpenSSH's form (PROTOCOL.key).
public final class KeyNeedles {
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int WANTED = 24;
    /// Short enough to stand in one line of the text, mostly.
    private static final int TEXT = 15;

    private KeyNeedles() {}

    /// Of every secret number its middle: as bytes, reversed, and in Base64 wherever it may begin.
    public static List<Needle> of(TemporaryKey key) {
        byte[] text = key.exportOpenSsh(new byte[0]);
        int body = indexOf(text, (byte) '\n') + 1;
        int end = lastIndexOf(text, "-----END".getBytes(StandardCharsets.US_ASCII));
        byte[] base64 = Arrays.copyOfRange(text, body, end);
        byte[] blob = Base64.getMimeDecoder().decode(base64);
        List<Needle> needles = new ArrayList<>();
        List<byte[]> numbers = secrets(blob, key.algorithm());
        for (int i = 0; i < numbers.size(); i++) {
            byte[] number = numbers.get(i);
            int from = (number.length - WANTED) / 2;
            Needle needle = Needle.taking(key.kind() + " number " + i, Arrays.copyOfRange(number, from, from + WANTED));
            needles.add(needle);
            needles.add(needle.reversed());
            for (int shift = 0; shift < 3; shift++) {
                byte[] part = Arrays.copyOfRange(number, from + shift, from + shift + TEXT);
                needles.add(Needle.taking(
                        key.kind() + " text of number " + i, Base64.getEncoder().encode(part)));
                Arrays.fill(part, (byte) 0);
            }
            Arrays.fill(number, (byte) 0);
        }
        Arrays.fill(text, (byte) 0);
        Arrays.fill(base64, (byte) 0);
        Arrays.fill(blob, (byte) 0);
        return needles;
    }

    private static List<byte[]> secrets(byte[] blob, String algorithm) {
        ByteBuffer in = ByteBuffer.wrap(blob).position(MAGIC.length);
        string(in); // cipher
        string(in); // how its key is derived
        string(in); // with what
        in.getInt(); // one key
        string(in); // its public half
        ByteBuffer secret = ByteBuffer.wrap(string(in)).position(8);
        string(secret); // the algorithm again
        if (algorithm.equals("ssh-rsa")) {
            string(secret); // n
            string(secret); // e
            byte[] d = string(secret);
            string(secret); // the inverse of q
            return List.of(d, string(secret), string(secret));
        }
        if (algorithm.equals("ssh-ed25519")) {
            string(secret);
            return List.of(Arrays.copyOf(string(secret), 32));
        }
        string(secret); // the curve
        string(secret); // the point
        return List.of(string(secret));
    }

    private static byte[] string(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length - wanted.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
