package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The queue of a room: a few transfers at a time, the others wait in order. Its methods come back at once; what
/// becomes of a transfer is seen in [#rows]. Thread-safe.
public final class Transfers implements AutoCloseable {
    static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    /// At the usual limit of a session more would only share it out.
    private static final int MOST_AT_ONCE = 2;

    private static final long DRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final List<Duration> LOGIN_PAUSES =
            List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(15));

    private final Place here;
    private final Place there;
    private final Line line;
    private final Workers workers;
    private final Questions questions = new Questions();
    private final SignalSource<List<TransferRow>> rows = new SignalSource<>(List.of());
    private final AtomicLong lastDrawn = new AtomicLong();
    private final Object lock = new Object();
    // Guarded by lock, all that follow.
    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private final Set<CountDownLatch> bells = new HashSet<>();
    private long number;
    private boolean closed;

    /// A transfer with what is wanted of it. Guarded by lock.
    private static final class Entry {
        final Transfer transfer;
        boolean wanted = true;
        boolean removed;
        boolean running;
        boolean lost;

        Entry(Transfer transfer) {
            this.transfer = transfer;
        }

        boolean isReady() {
            return wanted && !running && !lost && !transfer.state().isOver();
        }
    }

    Transfers(Place here, Place there, Line line, Workers workers) {
        this.here = here;
        this.there = there;
        this.line = line;
        this.workers = workers;
    }

    /// All of them, in order.
    public Signal<List<TransferRow>> rows() {
        return rows;
    }

    /// Who is asked when a name is taken.
    public void askWith(Conflict.Desk desk) {
        questions.askWith(desk);
    }

    /// Begins to move things to the instance.
    public void upload(Collection<FileItem> items, String folder) {
        add(true, items, folder);
    }

    /// Begins to move things to this computer.
    public void download(Collection<FileItem> items, String folder) {
        add(false, items, folder);
    }

    private void add(boolean upload, Collection<FileItem> items, String folder) {
        Transfer.Batch batch = new Transfer.Batch();
        Transfer.Around around =
                new Transfer.Around(here, line, there, questions, this::drawSometimes, workers::nanoTime);
        synchronized (lock) {
            for (FileItem item : items) {
                long id = ++number;
                entries.put(id, new Entry(new Transfer(id, upload, item, folder, batch, around)));
            }
        }
        goOn();
    }

    /// Stops it for a while; what is done is kept.
    public void pause(long id) {
        change(id, entry -> {
            if (!entry.transfer.state().isOver()) {
                entry.wanted = false;
                entry.transfer.halt();
                entry.transfer.mark(new TransferState.Paused());
            }
        });
    }

    /// Goes on with what was paused, or does again what failed.
    public void resume(long id) {
        change(id, entry -> {
            if (!(entry.transfer.state() instanceof TransferState.Done)) {
                entry.wanted = true;
                entry.lost = false;
                entry.transfer.unhalt();
                if (!entry.running) {
                    entry.transfer.again();
                    entry.transfer.mark(new TransferState.Waiting());
                }
            }
        });
    }

    public void pauseAll() {
        ids(state -> !state.isOver()).forEach(this::pause);
    }

    /// Goes on with all that are paused.
    public void resumeAll() {
        ids(TransferState.Paused.class::isInstance).forEach(this::resume);
    }

    private List<Long> ids(Predicate<TransferState> which) {
        synchronized (lock) {
            return entries.values().stream()
                    .filter(entry -> which.test(entry.transfer.state()))
                    .map(entry -> entry.transfer.id())
                    .toList();
        }
    }

    /// Takes it off the list; if it is not over, ends it and removes what is half done.
    public void remove(long id) {
        change(id, entry -> {
            entries.remove(id);
            entry.removed = true;
            entry.wanted = false;
            entry.transfer.halt();
            if (!entry.running && !(entry.transfer.state() instanceof TransferState.Done)) {
                workers.start("transfer-discard", entry.transfer::discard);
            }
        });
    }

    public void removeDone() {
        ids(TransferState.Done.class::isInstance).forEach(this::remove);
    }

    /// Lets it go before the others that wait.
    public void first(long id) {
        change(id, entry -> {
            Map<Long, Entry> others = new LinkedHashMap<>(entries);
            entries.clear();
            others.values().stream().filter(other -> other.running).forEach(this::put);
            put(entry);
            others.values().forEach(this::put);
        });
    }

    private void put(Entry entry) {
        entries.putIfAbsent(entry.transfer.id(), entry);
    }

    private void change(long id, Consumer<Entry> how) {
        synchronized (lock) {
            Optional.ofNullable(entries.get(id)).ifPresent(how);
        }
        goOn();
    }

    /// The room is connected again: what waited for that goes on.
    void connected() {
        synchronized (lock) {
            entries.values().forEach(entry -> entry.lost = false);
            bells.forEach(CountDownLatch::countDown);
        }
        goOn();
    }

    private void goOn() {
        List<Entry> begun = new ArrayList<>();
        synchronized (lock) {
            long running =
                    entries.values().stream().filter(entry -> entry.running).count();
            for (Entry entry : entries.values()) {
                if (running < MOST_AT_ONCE && !closed && entry.isReady() && !isInTheWay(entry)) {
                    entry.running = true;
                    running++;
                    begun.add(entry);
                }
            }
        }
        begun.forEach(entry -> workers.start("transfer-" + entry.transfer.id(), () -> run(entry)));
        draw();
    }

    /// Two that would write the same name go one after the other.
    private boolean isInTheWay(Entry wanted) {
        TransferRow row = wanted.transfer.row();
        return entries.values().stream()
                .filter(entry -> entry.running)
                .map(entry -> entry.transfer.row())
                .anyMatch(other -> other.isUpload() == row.isUpload()
                        && other.name().equals(row.name())
                        && other.to().equals(row.to()));
    }

    private void run(Entry entry) {
        Transfer.End end = entry.transfer.run();
        int pauses = 0;
        while (end == Transfer.End.LOST && isWanted(entry) && pauses < LOGIN_PAUSES.size()) {
            entry.transfer.mark(new TransferState.Reconnecting());
            draw();
            if (isConnectedAfter(LOGIN_PAUSES.get(pauses))) {
                pauses = 0;
                end = entry.transfer.run();
            }
            pauses++;
        }
        boolean discard;
        synchronized (lock) {
            entry.running = false;
            entry.lost = end == Transfer.End.LOST;
            discard = entry.removed;
            if (end != Transfer.End.OVER) {
                entry.transfer.mark(standing(entry));
            }
        }
        if (discard) {
            entry.transfer.discard();
        }
        goOn();
    }

    private static TransferState standing(Entry entry) {
        if (!entry.wanted) {
            return new TransferState.Paused();
        }
        return entry.lost ? new TransferState.Reconnecting() : new TransferState.Waiting();
    }

    private boolean isWanted(Entry entry) {
        synchronized (lock) {
            return entry.wanted && !closed;
        }
    }

    private boolean isConnectedAfter(Duration pause) {
        CountDownLatch rung = new CountDownLatch(1);
        synchronized (lock) {
            bells.add(rung);
            if (closed || line.isOpen()) {
                rung.countDown();
            }
        }
        Workers.Wakeup alarm = workers.after(pause, rung::countDown);
        try {
            if (!pause.isZero()) {
                rung.await();
            }
            line.ssh();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ProblemException stillGone) {
            LOG.info("a transfer waits for its connection", stillGone);
            return false;
        } finally {
            alarm.cancel();
            synchronized (lock) {
                bells.remove(rung);
            }
        }
    }

    private void drawSometimes() {
        long now = workers.nanoTime();
        long before = lastDrawn.get();
        if (now - before >= DRAW_NANOS && lastDrawn.compareAndSet(before, now)) {
            draw();
        }
    }

    /// Looks at all of them anew: rates fall even when nothing moves.
    public void draw() {
        List<Entry> all;
        synchronized (lock) {
            all = List.copyOf(entries.values());
        }
        rows.set(all.stream().map(entry -> entry.transfer.row()).toList());
    }

    /// Whether something moves, or would if it could.
    public boolean isBusy() {
        return !ids(state -> !state.isOver() && !(state instanceof TransferState.Paused))
                .isEmpty();
    }

    /// Stops all; what is half done stays under its passing name, to go on with another time.
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            bells.forEach(CountDownLatch::countDown);
            entries.values().forEach(entry -> {
                entry.wanted = false;
                entry.transfer.halt();
            });
        }
    }
}
