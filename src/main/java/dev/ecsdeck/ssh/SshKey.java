package dev.ecsdeck.ssh;

import com.jcraft.jsch.Identity;

/// A [TemporaryKey] as JSch wants to see one. Signs in place; never hands the private part over.
final class SshKey implements Identity {
    private final TemporaryKey key;

    SshKey(TemporaryKey key) {
        this.key = key;
    }

    @Override
    public boolean setPassphrase(byte[] passphrase) {
        return true;
    }

    @Override
    public byte[] getPublicKeyBlob() {
        return key.publicBlob();
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return key.sign(data, key.algorithm());
    }

    @Override
    public byte[] getSignature(byte[] data, String algorithm) {
        return key.sign(data, algorithm);
    }

    @Override
    public String getAlgName() {
        return key.algorithm();
    }

    @Override
    public String getName() {
        return key.fingerprint();
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public void clear() {
        // The key outlives a connection: whoever made it wipes it.
    }
}
