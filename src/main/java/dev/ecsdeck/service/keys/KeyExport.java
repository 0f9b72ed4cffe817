package dev.ecsdeck.service.keys;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.LocalFiles;
import dev.ecsdeck.ssh.TemporaryKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/// Writes a fresh key pair for other programs: the private part in OpenSSH's form, which only its owner may read, and
/// the public line beside it. The one way by which a private key made here reaches the disk.
public final class KeyExport {
    private static final String COMMENT = "ecs-deck";

    private KeyExport() {}

    /// What was written. The public line can be registered, or put into `authorized_keys`.
    public record Written(Path privateKey, Path publicKey, String publicLine, String fingerprint) {}

    /// Makes a key pair and writes it. Files that are there are left alone.
    ///
    /// @param file the private key's; the public one ends in `.pub` besides
    /// @param passphrase UTF-8, wiped by this; empty for none
    /// @throws ProblemException with [Problem.FileUnusable]; nothing is left then
    public static Written write(KeyKind kind, Path file, byte[] passphrase) throws ProblemException {
        Path open = file.resolveSibling(file.getFileName() + ".pub");
        try (TemporaryKey key = TemporaryKey.make(kind, COMMENT)) {
            byte[] secret = key.exportOpenSsh(passphrase);
            try {
                create(file, ByteBuffer.wrap(secret));
                boolean complete = false;
                try {
                    create(open, StandardCharsets.US_ASCII.encode(key.publicLine() + "\n"));
                    complete = true;
                } finally {
                    if (!complete) {
                        Files.deleteIfExists(file);
                    }
                }
            } finally {
                Arrays.fill(secret, (byte) 0);
            }
            return new Written(file, open, key.publicLine(), key.fingerprint());
        } catch (IOException failed) {
            throw LocalFiles.unusable(file, failed);
        }
    }

    /// Private from its first byte on.
    private static void create(Path file, ByteBuffer content) throws IOException {
        FileAttribute<?>[] attributes =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (SeekableByteChannel out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            while (content.hasRemaining()) {
                out.write(content);
            }
        }
    }
}
