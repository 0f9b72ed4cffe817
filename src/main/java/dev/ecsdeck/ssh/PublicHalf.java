package dev.ecsdeck.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.ProblemException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The public half of a key pair, read from a public key's line or derived from a private one.
///
/// @param algorithm such as `ssh-rsa`
/// @param line as `authorized_keys` spells it, without a comment
public record PublicHalf(String algorithm, String line, String fingerprint) {
    private static final String ECDSA = "ecdsa-sha2-nistp";
    private static final Pattern LINE =
            Pattern.compile("((?:ssh|ecdsa|sk-(?:ssh|ecdsa))-[a-z0-9@.-]+)[ \\t]+([A-Za-z0-9+/]+={0,2})(?:[ \\t].*)?");

    /// Reads a file's content: a `.pub` line, or a private key in PEM, OpenSSH's or PuTTY's format.
    ///
    /// @param shownPath names the file in a failure
    /// @param passphrase for a private key that is locked
    /// @throws ProblemException with [Problem.OwnKeyUnusable]
    public static PublicHalf read(byte[] content, String shownPath, Optional<String> passphrase)
            throws ProblemException {
        String text = new String(content, StandardCharsets.UTF_8).strip();
        Matcher line = LINE.matcher(text);
        if (line.matches()) {
            return ofLine(line.group(1), line.group(2), shownPath);
        }
        KeyPair pair = loaded(content, shownPath);
        try {
            byte @Nullable [] blob = pair.getPublicKeyBlob();
            if (pair.isEncrypted() && !(unlocked(pair, passphrase, shownPath))) {
                throw unusable(shownPath, OwnKeyFault.PASSPHRASE_WRONG);
            }
            blob = blob == null ? pair.getPublicKeyBlob() : blob;
            if (blob == null) {
                throw unusable(shownPath, OwnKeyFault.NOT_A_KEY);
            }
            return ofBlob(pair.getKeyTypeString(), blob);
        } finally {
            pair.dispose();
        }
    }

    private static KeyPair loaded(byte[] content, String shownPath) throws ProblemException {
        try {
            return KeyPair.load(new JSch(), content.clone(), null);
        } catch (JSchException | RuntimeException notOne) {
            throw new ProblemException(new Problem.OwnKeyUnusable(OwnKeyFault.NOT_A_KEY, shownPath), notOne);
        }
    }

    private static boolean unlocked(KeyPair pair, Optional<String> passphrase, String shownPath)
            throws ProblemException {
        if (passphrase.isEmpty()) {
            throw unusable(shownPath, OwnKeyFault.PASSPHRASE_NEEDED);
        }
        byte[] secret = passphrase.get().getBytes(StandardCharsets.UTF_8);
        try {
            return pair.decrypt(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static PublicHalf ofLine(String algorithm, String base64, String shownPath) throws ProblemException {
        try {
            byte[] blob = Base64.getDecoder().decode(base64);
            byte[] name = algorithm.getBytes(StandardCharsets.US_ASCII);
            if (blob.length > 4 + name.length
                    && blob[3] == name.length
                    && Arrays.equals(blob, 4, 4 + name.length, name, 0, name.length)) {
                return ofBlob(algorithm, blob);
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw unusable(shownPath, OwnKeyFault.NOT_A_KEY);
    }

    private static PublicHalf ofBlob(String algorithm, byte[] blob) {
        return new PublicHalf(
                algorithm, algorithm + " " + Base64.getEncoder().encodeToString(blob), TemporaryKey.fingerprint(blob));
    }

    private static ProblemException unusable(String path, OwnKeyFault fault) {
        return new ProblemException(new Problem.OwnKeyUnusable(fault, path));
    }

    /// The kind as people write it: `RSA 2048`, `ECDSA 256`, `ED25519`.
    public String kind() {
        byte[] blob = Base64.getDecoder().decode(line.substring(line.indexOf(' ') + 1));
        return switch (algorithm) {
            case "ssh-rsa" -> "RSA " + rsaBits(blob);
            case "ssh-dss" -> "DSA";
            case "ssh-ed25519" -> "ED25519";
            default -> algorithm.startsWith(ECDSA) ? "ECDSA " + algorithm.substring(ECDSA.length()) : algorithm;
        };
    }

    /// A name, the exponent and the modulus, each with its length in four bytes before it (RFC 4253, 6.6).
    private static int rsaBits(byte[] blob) {
        try {
            ByteBuffer fields = ByteBuffer.wrap(blob);
            fields.position(fields.position() + Integer.BYTES + fields.getInt(fields.position()));
            fields.position(fields.position() + Integer.BYTES + fields.getInt(fields.position()));
            byte[] modulus = new byte[Math.clamp(fields.getInt(), 0, fields.remaining())];
            fields.get(modulus);
            return new BigInteger(1, modulus).bitLength();
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cut) {
            return 0;
        }
    }

    /// Whether ImportKeyPair takes it: RSA, DSA and ECDSA are what the vendor's page lists.
    public boolean isImported() {
        return algorithm.equals("ssh-rsa") || algorithm.equals("ssh-dss") || algorithm.startsWith("ecdsa-sha2-");
    }
}
