package dev.ecsdeck.lab.api;

import dev.ecsdeck.model.RegionId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The key pairs that the account keeps in each region. Thread-safe.
final class KeyPairs {
    private static final int MOST = 500;

    /// One pair, of which the public half alone is kept.
    record Kept(String name, RegionId region, String fingerprint, String publicKey, Instant created) {}

    /// A new pair with its private half, which is shown once.
    record Fresh(Kept kept, String privateKey) {}

    /// Guarded by itself.
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    Fresh create(RegionId region, String name, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            String line = "ssh-rsa " + Base64.getEncoder().encodeToString(blob((RSAPublicKey) pair.getPublic()));
            return new Fresh(
                    keep(region, name, line, now), pem(pair.getPrivate().getEncoded()));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    Kept keep(RegionId region, String name, String publicKey, Instant now) {
        Kept pair = new Kept(name, region, fingerprint(publicKey), publicKey, now);
        synchronized (kept) {
            if (kept.containsKey(region + "/" + name)) {
                throw ServiceException.of("KeyPair.AlreadyExist");
            }
            if (in(region).size() >= MOST) {
                throw ServiceException.of("QuotaExceed.KeyPair");
            }
            kept.put(region + "/" + name, pair);
        }
        return pair;
    }

    Optional<Kept> find(RegionId region, String name) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(region + "/" + name));
        }
    }

    List<Kept> in(RegionId region) {
        synchronized (kept) {
            return kept.values().stream()
                    .filter(pair -> pair.region.equals(region))
                    .toList();
        }
    }

    void delete(RegionId region, String name) {
        synchronized (kept) {
            kept.remove(region + "/" + name);
        }
    }

    /// Whether the key in a line is Base64 as it should be.
    static boolean isReadable(String publicKey) {
        try {
            return Base64.getDecoder().decode(publicKey.split(" ")[1]).length > 0;
        } catch (IllegalArgumentException damaged) {
            return false;
        }
    }

    private static String fingerprint(String publicKey) {
        try {
            byte[] blob = Base64.getDecoder().decode(publicKey.split(" ")[1]);
            return HexFormat.ofDelimiter(":")
                    .formatHex(MessageDigest.getInstance("MD5").digest(blob));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] blob(RSAPublicKey key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : new byte[][] {
            "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
            key.getPublicExponent().toByteArray(),
            key.getModulus().toByteArray()
        }) {
            out.writeBytes(new byte[] {
                (byte) (part.length >> 24), (byte) (part.length >> 16), (byte) (part.length >> 8), (byte) part.length
            });
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /// PKCS#1, as the service hands it out: the tail of the PKCS#8 form after its fixed head.
    private static String pem(byte[] pkcs8) {
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, headOf(pkcs8), pkcs8.length);
        List<String> lines = new ArrayList<>(List.of("-----BEGIN RSA PRIVATE KEY-----"));
        String text = Base64.getEncoder().encodeToString(pkcs1);
        for (int i = 0; i < text.length(); i += 64) {
            lines.add(text.substring(i, Math.min(i + 64, text.length())));
        }
        lines.add("-----END RSA PRIVATE KEY-----");
        return String.join("\n", lines) + "\n";
    }

    /// Where the octet string of the key begins: the second SEQUENCE of the document.
    private static int headOf(byte[] pkcs8) {
        for (int i = 4; i < 40; i++) {
            if (pkcs8[i] == 0x30 && pkcs8[i + 1] == (byte) 0x82 && pkcs8[i - 4] == 0x04) {
                return i;
            }
        }
        throw new IllegalStateException("an unknown form of key");
    }
}
