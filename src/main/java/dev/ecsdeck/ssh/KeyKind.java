package dev.ecsdeck.ssh;

import com.jcraft.jsch.KeyPair;

/// Kinds of key pair that can be made. RSA 2048 is the one that the vendor documents for temporary keys; whatever the
/// instance's sshd takes works.
public enum KeyKind {
    RSA_2048(KeyPair.RSA, 2048, "RSA 2048"),
    RSA_3072(KeyPair.RSA, 3072, "RSA 3072"),
    RSA_4096(KeyPair.RSA, 4096, "RSA 4096"),
    ED25519(KeyPair.ED25519, 256, "Ed25519"),
    ECDSA_256(KeyPair.ECDSA, 256, "ECDSA P-256"),
    ECDSA_384(KeyPair.ECDSA, 384, "ECDSA P-384"),
    ECDSA_521(KeyPair.ECDSA, 521, "ECDSA P-521");

    private final int jschType;
    private final int bits;
    private final String shownName;

    KeyKind(int jschType, int bits, String shownName) {
        this.jschType = jschType;
        this.bits = bits;
        this.shownName = shownName;
    }

    int jschType() {
        return jschType;
    }

    int bits() {
        return bits;
    }

    /// Whether a key of this kind answers to an algorithm as an SSH server names those it takes.
    public boolean fits(String algorithm) {
        return switch (this) {
            case RSA_2048, RSA_3072, RSA_4096 -> algorithm.startsWith("rsa-sha2-") || algorithm.equals("ssh-rsa");
            case ED25519 -> algorithm.equals("ssh-ed25519");
            case ECDSA_256, ECDSA_384, ECDSA_521 -> algorithm.equals("ecdsa-sha2-nistp" + bits);
        };
    }

    /// The field's own name, the same in every language.
    public String shownName() {
        return shownName;
    }
}
