package dev.ecsdeck.ssh;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.RSAPrivateKeySpec;

/// Takes out of the JDK what it remembers of an RSA key that has signed.
///
/// The JDK blinds RSA by numbers that it keeps for each modulus, and keeps the private exponent beside them until
/// another key is used after a collection (`RSACore`, JDK 25: a search of the heap found it). A signature with the
/// same modulus and an exponent that is no secret takes its place.
final class RsaTraces {
    private static final String NAME = "ssh-rsa";

    private RsaTraces() {}

    /// @param publicBlob of any kind of key; only RSA leaves traces
    static void forget(byte[] publicBlob) {
        try {
            ByteBuffer in = ByteBuffer.wrap(publicBlob);
            if (!new String(string(in), StandardCharsets.US_ASCII).equals(NAME)) {
                return;
            }
            BigInteger publicExponent = new BigInteger(1, string(in));
            BigInteger modulus = new BigInteger(1, string(in));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(
                    KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateKeySpec(modulus, publicExponent)));
            signature.sign();
        } catch (SignatureException notAKeysOwn) {
            // It need not be a true signature: what was remembered has been replaced.
        } catch (GeneralSecurityException | BufferUnderflowException noRsa) {
            throw new IllegalStateException("no RSA key", noRsa);
        }
    }

    private static byte[] string(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }
}
