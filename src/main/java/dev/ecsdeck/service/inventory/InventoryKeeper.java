package dev.ecsdeck.service.inventory;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.store.InventoryFile;
import dev.ecsdeck.work.Workers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the list of each account on the disk, so that it is there, with its age, at the next start.
public final class InventoryKeeper implements AutoCloseable {
    /// A list of 20,000 instances is written in well under a second.
    static final Duration LAST_SAVE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(InventoryKeeper.class);

    private final InventoryService inventory;
    private final Path folder;
    private final Workers workers;
    private final AtomicReference<Optional<Instant>> saved = new AtomicReference<>(Optional.empty());
    private final Signal.Subscription subscription;
    // Held while a file is read or written, by the one who does it.
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Optional<InventoryFile> file = Optional.empty();
    private volatile Optional<Thread> saving = Optional.empty();

    /// @param folder where files may be thrown away at any time
    public InventoryKeeper(InventoryService inventory, Path folder, Workers workers) {
        this.inventory = inventory;
        this.folder = folder;
        this.workers = workers;
        this.subscription = inventory.inventory().subscribe(this::keep);
    }

    /// Shows what was kept of this account, and keeps what is read of it from now on. Blocks. To be called right
    /// after [InventoryService#clear], before a reading begins.
    ///
    /// @param place says whose list it is, also over starts; empty for one that is not worth keeping
    /// @param account the id of the account that lists the rows
    public void follow(Optional<String> place, String account) {
        file = place.map(id -> new InventoryFile(folder.resolve("instances-" + digest(id) + ".json.gz")));
        saved.set(Optional.empty());
        Optional<InventoryFile> from = file;
        turn.lock();
        try {
            if (from.isPresent()) {
                from.get().load().ifPresent(kept -> {
                    saved.set(Optional.of(kept.asOf()));
                    inventory.restore(
                            kept.instances().stream()
                                    .map(row -> row.withAccount(account))
                                    .toList(),
                            kept.asOf());
                });
            }
        } catch (ProblemException unreadable) {
            LOG.warn("the kept list of instances cannot be read", unreadable);
        } finally {
            turn.unlock();
        }
    }

    /// Keeps nothing until [#follow] says of whom. To be called before [InventoryService#clear].
    public void stop() {
        file = Optional.empty();
    }

    private void keep(Inventory now) {
        Optional<InventoryFile> to = file;
        boolean whole = now.stage() == Inventory.Stage.READY && now.asOf().isPresent();
        if (whole && to.isPresent() && !now.asOf().equals(saved.getAndSet(now.asOf()))) {
            saving = Optional.of(workers.start("inventory-keep", () -> save(to.get(), now)));
        }
    }

    private void save(InventoryFile to, Inventory whole) {
        turn.lock();
        try {
            to.save(whole.asOf().orElseThrow(), whole.instances());
        } catch (ProblemException unwritable) {
            LOG.warn("the list of instances cannot be kept", unwritable);
        } finally {
            turn.unlock();
        }
    }

    private static String digest(String account) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(account.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Keeps nothing more, and waits for what is being written, no longer than [#LAST_SAVE].
    @Override
    public void close() {
        subscription.close();
        try {
            if (saving.isPresent()) {
                saving.get().join(LAST_SAVE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
