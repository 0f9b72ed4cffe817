package dev.ecsdeck.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.ProblemException;
import java.nio.file.Path;
import java.util.Arrays;

/// A private key out of a file, opened with its passphrase when it was read.
final class FileIdentity implements Identity {
    private final KeyPair pair;
    private final Path file;

    private FileIdentity(KeyPair pair, Path file) {
        this.pair = pair;
        this.file = file;
    }

    static FileIdentity read(Path file, byte[] passphrase) throws ProblemException {
        try {
            KeyPair pair = KeyPair.load(new JSch(), file.toString(), null);
            if (pair.isEncrypted() && !pair.decrypt(passphrase)) {
                pair.dispose();
                throw OwnKey.unusable(
                        passphrase.length == 0 ? OwnKeyFault.PASSPHRASE_NEEDED : OwnKeyFault.PASSPHRASE_WRONG,
                        file.toString());
            }
            if (pair.getPublicKeyBlob() == null) {
                throw OwnKey.unusable(OwnKeyFault.NO_PRIVATE_KEY, file.toString());
            }
            return new FileIdentity(pair, file);
        } catch (JSchException notOne) {
            throw new ProblemException(new Problem.OwnKeyUnusable(OwnKeyFault.NO_PRIVATE_KEY, file.toString()), notOne);
        } finally {
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    @Override
    public boolean setPassphrase(byte[] passphrase) {
        return true;
    }

    @Override
    public byte[] getPublicKeyBlob() {
        return pair.getPublicKeyBlob();
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return pair.getSignature(data);
    }

    @Override
    public byte[] getSignature(byte[] data, String algorithm) {
        return pair.getSignature(data, algorithm);
    }

    @Override
    public String getAlgName() {
        return pair.getKeyTypeString();
    }

    @Override
    public String getName() {
        return file.toString();
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public void clear() {
        byte[] blob = pair.getPublicKeyBlob();
        pair.dispose();
        RsaTraces.forget(blob);
    }
}
