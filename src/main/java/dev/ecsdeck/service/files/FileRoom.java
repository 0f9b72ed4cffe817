package dev.ecsdeck.service.files;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.work.Workers;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// One view of an instance's files beside this computer's. Thread-safe.
public final class FileRoom implements AutoCloseable {
    private final Whose whose;
    private final Line line;
    private final Place here;
    private final Place there;
    private final Transfers transfers;
    private final Edits edits;
    private final Signal.Subscription connected;
    private final Runnable afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Whose files a room shows.
    ///
    /// @param isCapped whether they come through Session Manager, which lets at most 200 KB/s pass
    public record Whose(Instance instance, String user, boolean isCapped) {}

    /// What a room stands on.
    ///
    /// @param edits where copies of edited files are kept, in a folder each
    /// @param afterwards is called once, when the room has closed
    public record Around(Path home, Path edits, Edits.Editor editor, Workers workers, Runnable afterwards) {}

    public FileRoom(LoginDoor door, Whose whose, Around around) {
        this.whose = whose;
        this.line = new Line(door, around.workers());
        this.here = new LocalPlace(around.home());
        this.there = new RemotePlace(line);
        this.transfers = new Transfers(here, there, line, around.workers());
        this.edits = new Edits(line, there, around.edits(), around.editor(), around.workers());
        this.afterwards = around.afterwards();
        this.connected = line.state().subscribe(state -> {
            if (state instanceof RoomState.Open) {
                around.workers().start("files-connected", transfers::connected);
            }
        });
    }

    public Whose whose() {
        return whose;
    }

    public Signal<RoomState> state() {
        return line.state();
    }

    /// Logs in if there is no connection. Blocking.
    public void connect() throws ProblemException {
        line.ssh();
    }

    /// Notices a connection that is gone, and rates that have fallen. Quick; for whoever shows the room, once a
    /// second.
    public void look() {
        line.look();
        if (transfers.isBusy()) {
            transfers.draw();
        }
    }

    public Place here() {
        return here;
    }

    public Place there() {
        return there;
    }

    public Transfers transfers() {
        return transfers;
    }

    public Edits edits() {
        return edits;
    }

    /// Ends transfers and edits and leaves the connection; what is half moved stays to go on with another time.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            connected.close();
            transfers.close();
            edits.close();
            line.close();
            afterwards.run();
        }
    }
}
