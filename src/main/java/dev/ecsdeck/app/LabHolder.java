package dev.ecsdeck.app;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.LabDoor;
import java.io.IOException;
import java.util.Optional;

/// The one Lab of this run, started when it is first asked for.
final class LabHolder implements LabDoor, AutoCloseable {
    private final Object lock = new Object();
    // Guarded by lock. It is held while the Lab starts, so that a second call waits for the same one.
    private Optional<Lab> running = Optional.empty();

    @Override
    public Place open() throws ProblemException {
        Lab lab = lab();
        return new Place(lab.target(), lab.credentials());
    }

    private Lab lab() throws ProblemException {
        synchronized (lock) {
            if (running.isEmpty()) {
                running = Optional.of(start());
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

    static ProblemException unstartable(IOException cause) {
        return new ProblemException(
                new Problem.Unreachable("127.0.0.1", Problem.Hop.CONNECT, String.valueOf(cause.getMessage())), cause);
    }

    @Override
    public void close() {
        synchronized (lock) {
            running.ifPresent(Lab::close);
            running = Optional.empty();
        }
    }
}
