package dev.ecsdeck.session;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-CBC with PKCS#7 and one IV for every message both ways, as the published agent (build 1065) does it.
/// There is no MAC: it hides what is typed and shown from the relay, and does not protect it against change. Not
/// thread-safe.
final class SessionCipher {
    private static final int BLOCK = 16;

    private final SecretKeySpec key;
    private final IvParameterSpec iv;

    SessionCipher(byte[] key, byte[] iv) {
        this.key = new SecretKeySpec(key, "AES");
        this.iv = new IvParameterSpec(iv);
    }

    /// Encrypts an input. An empty one stays empty: the agent takes it as a heartbeat.
    byte[] encrypt(byte[] plain) {
        return plain.length == 0 ? plain : run(Cipher.ENCRYPT_MODE, plain);
    }

    /// Decrypts an output. What is not ours to decrypt comes back as it is: the agent's last words are plain.
    byte[] decrypt(byte[] payload) {
        if (payload.length == 0 || payload.length % BLOCK != 0) {
            return payload;
        }
        try {
            return cipher(Cipher.DECRYPT_MODE).doFinal(payload);
        } catch (GeneralSecurityException notOurs) {
            return Arrays.copyOf(payload, payload.length);
        }
    }

    private byte[] run(int mode, byte[] bytes) {
        try {
            return cipher(mode).doFinal(bytes);
        } catch (GeneralSecurityException bug) {
            throw new IllegalStateException("AES-256-CBC is part of every JDK", bug);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key, iv);
        return cipher;
    }
}
