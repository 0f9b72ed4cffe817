package dev.ecsdeck.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A key pair that lives in memory alone. The private part leaves only by [#exportOpenSsh], and is wiped by [#close].
/// Thread-safe.
public final class TemporaryKey implements AutoCloseable {
    private final KeyKind kind;
    private final String publicLine;
    private final byte[] publicBlob;
    private final String algorithm;
    /// Guarded by this; null once wiped, so that nothing of it can be reached.
    private @Nullable KeyPair pair;

    private TemporaryKey(KeyKind kind, KeyPair pair, String comment) {
        this.kind = kind;
        this.pair = pair;
        this.publicBlob = pair.getPublicKeyBlob().clone();
        this.algorithm = pair.getKeyTypeString();
        this.publicLine = algorithm + " " + Base64.getEncoder().encodeToString(publicBlob) + " " + comment;
    }

    /// Makes a key pair. RSA takes up to a few hundred milliseconds.
    ///
    /// @param comment one word for the public line, so that people see where the key came from
    public static TemporaryKey make(KeyKind kind, String comment) {
        if (!comment.matches("[A-Za-z0-9._@-]{1,64}")) {
            throw new IllegalArgumentException("a key's comment is one plain word: " + comment);
        }
        try {
            return new TemporaryKey(kind, KeyPair.genKeyPair(new JSch(), kind.jschType(), kind.bits()), comment);
        } catch (JSchException impossible) {
            throw new IllegalStateException("this Java has no " + kind.shownName(), impossible);
        }
    }

    public KeyKind kind() {
        return kind;
    }

    /// The line for `authorized_keys`, without a line end. Not a secret.
    public String publicLine() {
        return publicLine;
    }

    /// `SHA256:…` as OpenSSH prints it.
    public String fingerprint() {
        return fingerprint(publicBlob);
    }

    static String fingerprint(byte[] blob) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The public key as it goes over the wire.
    public byte[] publicBlob() {
        return publicBlob.clone();
    }

    public String algorithm() {
        return algorithm;
    }

    /// Signs for a login or for an agent's client.
    ///
    /// @param signatureAlgorithm such as `rsa-sha2-256`; for other keys the key's own name
    /// @throws IllegalStateException once the key is wiped
    public synchronized byte[] sign(byte[] message, String signatureAlgorithm) {
        return live().getSignature(message, signatureAlgorithm);
    }

    /// The private key in OpenSSH's own format. The caller wipes the bytes.
    ///
    /// @param passphrase empty for none; otherwise UTF-8 bytes, which this wipes
    public synchronized byte[] exportOpenSsh(byte[] passphrase) {
        KeyPair live = live();
        WipedBuffer out = new WipedBuffer();
        try {
            live.writeOpenSSHv1PrivateKey(out, passphrase.length == 0 ? null : passphrase);
            return out.toByteArray();
        } catch (JSchException cannot) {
            throw new IllegalStateException("the key cannot be written: " + cannot.getMessage(), cannot);
        } finally {
            out.wipe();
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    private KeyPair live() {
        if (pair == null) {
            throw new IllegalStateException("the key is wiped");
        }
        return pair;
    }

    public synchronized boolean isWiped() {
        return pair == null;
    }

    /// Wipes the private part. May come twice.
    @Override
    public synchronized void close() {
        if (pair != null) {
            pair.dispose();
            pair = null;
            RsaTraces.forget(publicBlob);
        }
    }

    @Override
    public String toString() {
        return "TemporaryKey[" + kind + ", secret]";
    }

    private static final class WipedBuffer extends ByteArrayOutputStream {
        void wipe() {
            Arrays.fill(buf, (byte) 0);
            reset();
        }
    }
}
