package dev.ecsdeck.ssh;

import java.util.Base64;

/// A host's public key: its algorithm, such as `ssh-ed25519`, and its blob in Base64.
public record HostKeyPin(String algorithm, String base64) {
    public HostKeyPin {
        Base64.getDecoder().decode(base64);
    }

    static HostKeyPin of(byte[] blob) {
        int length = blob.length < 4 ? 0 : (blob[2] & 0xFF) << 8 | blob[3] & 0xFF;
        if (length == 0 || blob.length < 4 + length) {
            throw new IllegalArgumentException("not a public key");
        }
        String algorithm = new String(blob, 4, length, java.nio.charset.StandardCharsets.US_ASCII);
        return new HostKeyPin(algorithm, Base64.getEncoder().encodeToString(blob));
    }

    /// `SHA256:…` as OpenSSH prints it.
    public String fingerprint() {
        return TemporaryKey.fingerprint(Base64.getDecoder().decode(base64));
    }
}
