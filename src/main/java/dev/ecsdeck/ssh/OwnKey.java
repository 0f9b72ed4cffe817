package dev.ecsdeck.ssh;

import com.jcraft.jsch.Identity;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// A key that the user had before: held by an agent, or read from a file. What it says of itself is public. Closing
/// it wipes what was read from a file; an agent's key stays with the agent.
public final class OwnKey implements AutoCloseable {
    private final Identity identity;
    private final byte[] blob;
    private final String comment;

    OwnKey(Identity identity, String comment) {
        this.identity = identity;
        this.blob = identity.getPublicKeyBlob().clone();
        this.comment = comment;
    }

    /// Reads a private key in any form that OpenSSH or PuTTY writes.
    ///
    /// @param passphrase empty for none; wiped by this
    /// @throws ProblemException with [Problem.OwnKeyUnusable] where it is no private key, or its passphrase is
    ///     missing or wrong
    public static OwnKey read(Path file, byte[] passphrase) throws ProblemException {
        if (!Files.isReadable(file)) {
            throw new ProblemException(new Problem.FileUnusable(
                    file.toString(),
                    Files.exists(file) ? Problem.FileFault.NOT_ALLOWED : Problem.FileFault.MISSING,
                    ""));
        }
        return new OwnKey(FileIdentity.read(file, passphrase), file.toString());
    }

    Identity identity() {
        return identity;
    }

    /// As OpenSSH spells it, such as `ssh-ed25519`.
    public String algorithm() {
        return HostKeyPin.of(blob).algorithm();
    }

    /// `SHA256:…` as OpenSSH prints it.
    public String fingerprint() {
        return TemporaryKey.fingerprint(blob);
    }

    /// Where it comes from: the agent's comment, or the file.
    public String comment() {
        return comment;
    }

    /// For `authorized_keys`, without a comment and without a line end.
    public String publicLine() {
        return algorithm() + " " + Base64.getEncoder().encodeToString(blob);
    }

    boolean hasBlob(byte[] other) {
        return java.util.Arrays.equals(blob, other);
    }

    @Override
    public void close() {
        identity.clear();
    }

    @Override
    public String toString() {
        return "OwnKey[" + algorithm() + " " + fingerprint() + "]";
    }

    static ProblemException unusable(OwnKeyFault fault, String key) {
        return new ProblemException(new Problem.OwnKeyUnusable(fault, key));
    }
}
