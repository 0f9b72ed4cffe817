package dev.ecsdeck.remote;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;

/// A key pair that an instance has just made, of which we have the public half: what is sealed with it can be read
/// there alone, and not in the command's record, which the service keeps for weeks.
///
/// @param name where the instance keeps the private half
public record Seal(String name, PublicKey key) {
    /// Both OpenSSL 1.0.2 and .NET Framework know this padding without further words.
    private static final String PADDING = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

    /// @return Base64, on one line
    public String close(String secret) {
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        try {
            Cipher cipher = Cipher.getInstance(PADDING);
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
