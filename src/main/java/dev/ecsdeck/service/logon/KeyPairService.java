package dev.ecsdeck.service.logon;

import dev.ecsdeck.cloud.BatchOutcome;
import dev.ecsdeck.cloud.KeyPairActions;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.LogonFault;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.ssh.LocalFiles;
import dev.ecsdeck.ssh.PublicHalf;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Key pairs of the account. Blocking; thread-safe.
public final class KeyPairService {
    private static final int MOST_KEY_FILE = 64 * 1024;

    private final CloudAccess access;
    private final Supplier<List<Instance>> known;

    /// @param known the instances that are listed now, which say what they are bound to
    public KeyPairService(CloudAccess access, Supplier<List<Instance>> known) {
        this.access = access;
        this.known = known;
    }

    /// A key pair, and the instances that it is bound to as far as they are listed.
    ///
    /// @param publicKey where the service told it, and it can be read
    public record Pair(
            RegionId region,
            String name,
            String fingerprint,
            Optional<Instant> created,
            Optional<PublicHalf> publicKey,
            List<Instance> boundTo) {
        public Pair {
            boundTo = List.copyOf(boundTo);
        }

        /// The same pair, with what is listed now.
        public Pair among(List<Instance> instances) {
            return new Pair(region, name, fingerprint, created, publicKey, boundOf(region, name, instances));
        }
    }

    private static List<Instance> boundOf(RegionId region, String name, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.region().equals(region)
                        && instance.keyPairName().equals(name))
                .toList();
    }

    /// All key pairs of a region.
    public List<Pair> list(RegionId region) throws ProblemException {
        List<Instance> here = known.get();
        return access.client().keyPairs().list(region).stream()
                .map(pair -> new Pair(
                        region,
                        pair.name(),
                        pair.fingerprint(),
                        pair.created(),
                        half(pair),
                        boundOf(region, pair.name(), here)))
                .toList();
    }

    private static Optional<PublicHalf> half(KeyPairActions.KeyPair pair) {
        try {
            return Optional.of(
                    PublicHalf.read(pair.publicKey().getBytes(StandardCharsets.UTF_8), pair.name(), Optional.empty()));
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }

    /// Lets the service make a key pair and saves its private half, which it tells this once, to a new file that only
    /// its owner can read.
    ///
    /// @return the pair's fingerprint
    /// @throws ProblemException with [Problem.FileUnusable] before anything is made, if the file exists already or
    ///     cannot be written
    public String create(RegionId region, String name, Path file) throws ProblemException {
        boolean kept = false;
        try (FileChannel out =
                FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), ownerOnly())) {
            try {
                KeyPairActions.CreatedKeyPair made = access.client().keyPairs().create(region, name);
                Channels.newOutputStream(out).write(made.privateKey().getBytes(StandardCharsets.UTF_8));
                out.force(true);
                kept = true;
                return made.fingerprint();
            } finally {
                if (!kept) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException unwritable) {
            throw LocalFiles.unusable(file, unwritable);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// Reads the public half out of a file: a `.pub` line, or a private key, from which it is derived.
    public PublicHalf read(Path file, Optional<String> passphrase) throws ProblemException {
        try {
            if (Files.size(file) > MOST_KEY_FILE) {
                throw new ProblemException(new Problem.OwnKeyUnusable(OwnKeyFault.NOT_A_KEY, file.toString()));
            }
            return PublicHalf.read(Files.readAllBytes(file), file.toString(), passphrase);
        } catch (IOException unreadable) {
            throw LocalFiles.unusable(file, unreadable);
        }
    }

    /// Imports a public key as a key pair.
    ///
    /// @param shownPath names where the key came from, in a failure
    /// @throws ProblemException with [Problem.OwnKeyUnusable] for a kind that the service does not import
    public void importKey(RegionId region, String name, PublicHalf key, String shownPath) throws ProblemException {
        if (!key.isImported()) {
            throw new ProblemException(new Problem.OwnKeyUnusable(OwnKeyFault.NOT_IMPORTED, shownPath));
        }
        access.client().keyPairs().importKey(region, name, key.line());
    }

    /// Binds a key pair to Linux instances of its region, in place of the one before. It counts from their next
    /// restart by the API on; login with a password goes off.
    ///
    /// @throws ProblemException with [Problem.LogonFailed] if any of them refused
    public void attach(RegionId region, String name, List<InstanceId> instances) throws ProblemException {
        check(name, access.client().keyPairs().attach(region, name, instances));
    }

    /// Takes a key pair off instances, from their next restart by the API on; login with a password comes back.
    ///
    /// @throws ProblemException with [Problem.LogonFailed] if any of them refused
    public void detach(RegionId region, String name, List<InstanceId> instances) throws ProblemException {
        check(name, access.client().keyPairs().detach(region, name, instances));
    }

    private static void check(String name, List<BatchOutcome> outcomes) throws ProblemException {
        String refused = outcomes.stream()
                .filter(outcome -> !outcome.succeeded())
                .map(outcome -> (outcome.instance() + " " + outcome.code() + " " + outcome.message()).strip())
                .collect(Collectors.joining("; "));
        if (!refused.isEmpty()) {
            throw new ProblemException(new Problem.LogonFailed(LogonFault.PAIR_NOT_CHANGED, name, refused));
        }
    }

    /// Deletes a key pair that is bound to nothing; the service refuses it otherwise.
    public void delete(RegionId region, String name) throws ProblemException {
        access.client().keyPairs().delete(region, List.of(name));
    }
}
