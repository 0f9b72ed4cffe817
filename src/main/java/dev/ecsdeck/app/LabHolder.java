package dev.ecsdeck.app;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.LabDoor;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one Lab of this run, started when it is first asked for.
final class LabHolder implements LabDoor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LabHolder.class);
    private static final String FIRST = "web-01";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Object lock = new Object();
    // Guarded by lock. It is held while the Lab starts, so that a second call waits for the same one.
    private Optional<Lab> running = Optional.empty();
    private final Workers workers;
    // Guarded by lock.
    private @Nullable Thread preparing;

    LabHolder(Workers workers) {
        this.workers = workers;
    }

    @Override
    public Place open() throws ProblemException {
        Lab lab = lab();
        return new Place(lab.target(), lab.credentials());
    }

    private Lab lab() throws ProblemException {
        synchronized (lock) {
            if (running.isEmpty()) {
                Lab lab = start();
                running = Optional.of(lab);
                preparing = workers.start("lab-prepare", () -> prepare(lab));
            }
            return running.get();
        }
    }

    private static Lab start() throws ProblemException {
        try {
            return Lab.start(LabSettings.realistic());
        } catch (IOException noPort) {
            throw unstartable(noPort);
        }
    }

    /// The machine that everybody looks at first should not be made when it is first logged in to.
    private static void prepare(Lab lab) {
        try {
            lab.prepare(lab.machine(FIRST));
        } catch (IOException | UncheckedIOException left) {
            LOG.info("{} of the Lab is made when it is needed", FIRST, left);
        }
    }

    static ProblemException unstartable(IOException cause) {
        return new ProblemException(
                new Problem.Unreachable("127.0.0.1", Problem.Hop.CONNECT, String.valueOf(cause.getMessage())), cause);
    }

    @Override
    public void close() {
        synchronized (lock) {
            awaitPrepared();
            running.ifPresent(Lab::close);
            running = Optional.empty();
        }
    }

    /// What is made after the Lab has closed would be left behind.
    private void awaitPrepared() {
        Thread last = preparing;
        try {
            boolean _ = last == null || last.join(PATIENCE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
