package dev.ecsdeck.lab.agent;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The agent's side of an encrypted shell: AES-256-CBC with one IV for all messages, and the key an ECDH secret of
/// P-256 as it is. Written apart from the product's own, so that neither can hide the other's mistakes. Thread-safe.
final class AgentCipher {
    private static final String CURVE = "secp256r1";
    private static final int COORDINATE = 32;

    private final byte[] key;
    private final byte[] iv;

    AgentCipher(byte[] key, byte[] iv) {
        this.key = key.clone();
        this.iv = iv.clone();
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The uncompressed point: 4, then both coordinates.
    static byte[] point(PublicKey key) {
        ECPoint at = ((ECPublicKey) key).getW();
        byte[] point = new byte[1 + 2 * COORDINATE];
        point[0] = 4;
        put(at.getAffineX(), point, 1);
        put(at.getAffineY(), point, 1 + COORDINATE);
        return point;
    }

    /// The cipher that both sides share.
    ///
    /// @throws GeneralSecurityException if `clientPoint` is no point of the curve
    static AgentCipher agree(KeyPair own, byte[] clientPoint, byte[] iv) throws GeneralSecurityException {
        if (clientPoint.length != 1 + 2 * COORDINATE || clientPoint[0] != 4) {
            throw new GeneralSecurityException("a point of " + clientPoint.length + " bytes");
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec(CURVE));
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(clientPoint, 1, 1 + COORDINATE)),
                new BigInteger(1, Arrays.copyOfRange(clientPoint, 1 + COORDINATE, clientPoint.length)));
        PublicKey theirs = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(theirs, true);
        return new AgentCipher(agreement.generateSecret(), iv);
    }

    byte[] encrypt(byte[] plain) throws IOException {
        return run(Cipher.ENCRYPT_MODE, plain);
    }

    /// @throws IOException if the bytes were not encrypted with this key
    byte[] decrypt(byte[] encrypted) throws IOException {
        return encrypted.length == 0 ? encrypted : run(Cipher.DECRYPT_MODE, encrypted);
    }

    private byte[] run(int mode, byte[] bytes) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException wrongKeyOrPadding) {
            throw new IOException(wrongKeyOrPadding);
        }
    }

    private static void put(BigInteger coordinate, byte[] point, int at) {
        byte[] raw = coordinate.toByteArray();
        int length = Math.min(raw.length, COORDINATE);
        System.arraycopy(raw, raw.length - length, point, at + COORDINATE - length, length);
    }
}
