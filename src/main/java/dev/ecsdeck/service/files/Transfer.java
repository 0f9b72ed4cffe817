package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.RemoteFileFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.FileTransfer;
import dev.ecsdeck.ssh.FileTransfer.Direction;
import dev.ecsdeck.ssh.FileTransfer.Outcome;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that is moved, with all that is in it. [#run] does what is left and comes back when nothing is, when it
/// shall stop, or when it cannot go on; it may be called again then. One thread at a time runs it; the others only
/// [#halt] it and look at [#row].
final class Transfer {
    /// How a run came to its end.
    enum End {
        OVER,
        HALTED,
        /// The connection is gone.
        LOST
    }

    /// What a transfer needs of those around it.
    ///
    /// @param changed is told after each change that is worth drawing
    record Around(Place here, Line line, Place there, Questions questions, Runnable changed, Clock clock) {}

    /// Nanoseconds that never jump.
    interface Clock {
        long nanoTime();
    }

    private final boolean upload;
    private final FileItem source;
    private final String folder;
    private final Batch batch;
    private final Around around;
    private final Object lock = new Object();
    // Running thread only, these four.
    private boolean counted;
    private final Deque<Step> left = new ArrayDeque<>();
    private final List<Step> failed = new ArrayList<>();
    private Optional<Problem> fault = Optional.empty();
    private final Ledger ledger;
    private final Ledger.Fixed fixed;
    // Guarded by lock, these two.
    private boolean halted;
    private @Nullable FileTransfer current;

    /// What was asked for together: an answer may hold for all of it. Touched with the question's turn held.
    static final class Batch {
        Conflict.@Nullable Answer answer;
    }

    Transfer(long id, boolean upload, FileItem source, String folder, Batch batch, Around around) {
        this.upload = upload;
        this.source = source;
        this.folder = folder;
        this.batch = batch;
        this.around = around;
        this.ledger = new Ledger(source.isFolder() ? 0 : source.size());
        this.fixed = new Ledger.Fixed(
                id,
                upload,
                source.name(),
                from().parent(source.path()).orElse(source.path()),
                folder,
                source.isFolder());
    }

    long id() {
        return fixed.id();
    }

    private Place from() {
        return upload ? around.here() : around.there();
    }

    private Place target() {
        return upload ? around.there() : around.here();
    }

    TransferState state() {
        return ledger.state();
    }

    /// Sets the state and tells nobody.
    void mark(TransferState next) {
        ledger.become(next);
    }

    private void become(TransferState next) {
        ledger.become(next);
        around.changed().run();
    }

    TransferRow row() {
        return ledger.row(fixed, around.clock().nanoTime());
    }

    /// Asks a run to end soon.
    void halt() {
        synchronized (lock) {
            halted = true;
            if (current != null) {
                current.stop();
            }
        }
    }

    void unhalt() {
        synchronized (lock) {
            halted = false;
        }
    }

    private boolean isHalted() {
        synchronized (lock) {
            return halted;
        }
    }

    /// What failed is to be done again.
    void again() {
        left.addAll(failed);
        failed.clear();
        fault = Optional.empty();
    }

    End run() {
        try {
            if (!counted) {
                count();
            }
            while (!left.isEmpty() && !isHalted()) {
                if (take(left.getFirst())) {
                    left.removeFirst();
                }
            }
        } catch (ProblemException stopped) {
            return ended(stopped);
        }
        if (isHalted()) {
            return End.HALTED;
        }
        become(fault.<TransferState>map(problem -> new TransferState.Failed(problem, failed.size()))
                .orElseGet(() -> new TransferState.Done(ledger.proof())));
        return End.OVER;
    }

    private End ended(ProblemException stopped) {
        if (isLoss(stopped.problem())) {
            return End.LOST;
        }
        if (isHalted()) {
            return End.HALTED;
        }
        become(new TransferState.Failed(stopped.problem(), Math.max(1, left.size())));
        return End.OVER;
    }

    static boolean isLoss(Problem problem) {
        return problem.kind() == Kind.NETWORK
                || problem instanceof Problem.SshFailed ssh
                        && switch (ssh.fault()) {
                            // A channel is refused, too, by a connection that is just going.
                            case BROKEN, SILENT, NO_FILES -> true;
                            default -> false;
                        };
    }

    private void count() throws ProblemException {
        become(new TransferState.Counting());
        TreeWalk walk = new TreeWalk(from(), this::isHalted);
        walk.walk(source);
        if (isHalted()) {
            return;
        }
        counted = true;
        left.addAll(walk.steps());
        ledger.counted(walk);
    }

    /// In a folder, one file that does not work does not stop the others.
    ///
    /// @return whether the step is dealt with
    private boolean take(Step step) throws ProblemException {
        become(new TransferState.Running());
        try {
            if (step.item().isFolder()) {
                makeFolder(step);
                readLate(step);
                return true;
            }
            return moveFile(step);
        } catch (ProblemException problem) {
            boolean goesOn = source.isFolder() && !isLoss(problem.problem()) && !isFull(problem.problem());
            if (!goesOn || isHalted()) {
                throw problem;
            }
            failed.add(step);
            fault = Optional.of(fault.orElse(problem.problem()));
            return true;
        } finally {
            ledger.fileBegins();
            synchronized (lock) {
                current = null;
            }
        }
    }

    /// What would fail for each of the files that are left.
    private static boolean isFull(Problem problem) {
        return problem instanceof Problem.RemoteFileFailed there && there.fault() == RemoteFileFault.DISK_FULL
                || problem instanceof Problem.FileUnusable here && here.fault() == Problem.FileFault.DISK_FULL;
    }

    private void makeFolder(Step step) throws ProblemException {
        String path = step.target(target(), folder);
        if (!step.isInFreshFolder()) {
            Optional<FileItem> there = target().present(path);
            if (there.isPresent()) {
                if (!there.get().isFolder()) {
                    target().makeFolder(path);
                }
                return;
            }
        }
        target().makeFolder(path);
        step.madeFresh();
    }

    /// What could not be read while counting is tried again in its turn, and fails then with its reason.
    private void readLate(Step step) throws ProblemException {
        if (!step.isUnread()) {
            return;
        }
        TreeWalk walk = new TreeWalk(from(), this::isHalted);
        walk.inside(step);
        left.addAll(walk.steps());
        ledger.countedLate(walk);
    }

    private boolean moveFile(Step step) throws ProblemException {
        String path = step.target(target(), folder);
        if (!step.isAgreed() && !step.isInFreshFolder()) {
            Optional<FileItem> there = target().present(path);
            if (there.isPresent()) {
                Optional<String> agreed = decide(step, path, there.get());
                if (agreed.isEmpty()) {
                    ledger.leaveOut(step.item().size());
                    return true;
                }
                path = agreed.get();
            }
        }
        step.agreeOn(path);
        Outcome outcome = move(step, path);
        if (outcome == Outcome.STOPPED) {
            return false;
        }
        keepRunnable(step, path);
        ledger.arrived(step.item().size(), outcome == Outcome.VERIFIED);
        return true;
    }

    /// A program stays one: whoever may read it may run it.
    private void keepRunnable(Step step, String path) throws ProblemException {
        if (step.item().mode() < 0 || (step.item().mode() & 0100) == 0) {
            return;
        }
        int mode = target().facts(path).mode();
        int wanted = mode | (mode >> 2 & 0111);
        if (mode >= 0 && wanted != mode) {
            target().changeMode(path, wanted);
        }
    }

    private Optional<String> decide(Step step, String path, FileItem there) throws ProblemException {
        become(new TransferState.Asking());
        String above = target().parent(path).orElse(path);
        Conflict conflict = new Conflict(upload, above, step.item(), there, !there.isFolder());
        Conflict.Choice choice = around.questions().ask(conflict, batch);
        become(new TransferState.Running());
        return switch (choice) {
            case OVERWRITE -> Optional.of(path);
            case SKIP -> Optional.empty();
            case RENAME -> Optional.of(freeName(above, step.item().name()));
        };
    }

    private String freeName(String above, String name) throws ProblemException {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        for (int number = 1; ; number++) {
            String path = target().child(above, stem + " (" + number + ")" + ending);
            if (target().present(path).isEmpty()) {
                return path;
            }
        }
    }

    private Outcome move(Step step, String path) throws ProblemException {
        try {
            return moveOnce(step, path);
        } catch (ProblemException failure) {
            boolean oldPart = failure.problem() instanceof Problem.RemoteFileFailed differs
                    && differs.fault() == RemoteFileFault.DIFFERENT_AFTER_TRANSFER;
            if (!oldPart) {
                throw failure;
            }
            // What an earlier run had left was of another file; it is gone now.
            return moveOnce(step, path);
        }
    }

    private Outcome moveOnce(Step step, String path) throws ProblemException {
        return around.line().with(files -> {
            FileTransfer transfer = new FileTransfer(
                    upload ? Direction.UPLOAD : Direction.DOWNLOAD,
                    Path.of(upload ? step.item().path() : path),
                    upload ? path : step.item().path(),
                    files,
                    around.line().hash(),
                    new Watch());
            synchronized (lock) {
                current = transfer;
                if (halted) {
                    transfer.stop();
                }
            }
            return transfer.run();
        });
    }

    /// Counts the bytes of the file under way.
    private final class Watch implements FileTransfer.Progress {
        @Override
        public void at(long doneBytes, long totalBytes) {
            ledger.at(doneBytes, around.clock().nanoTime());
            around.changed().run();
        }

        @Override
        public void comparing() {
            become(new TransferState.Comparing());
        }
    }

    /// Takes away what is half done, where that can be done without another login.
    void discard() {
        List<Step> half = new ArrayList<>(failed);
        Optional.ofNullable(left.peekFirst()).ifPresent(half::add);
        for (Step step : half) {
            if (!step.item().isFolder()
                    && step.isAgreed()
                    && (!upload || around.line().isOpen())) {
                discard(step);
            }
        }
    }

    private void discard(Step step) {
        try {
            String path = step.target(target(), folder);
            if (!upload) {
                around.here().removeFile(path + FileTransfer.PART);
                return;
            }
            around.line().with(files -> {
                new FileTransfer(
                                Direction.UPLOAD,
                                Path.of(step.item().path()),
                                path,
                                files,
                                around.line().hash(),
                                (_, _) -> {})
                        .discard();
                return true;
            });
        } catch (ProblemException staysThere) {
            if (!RemotePlace.isMissing(staysThere)) {
                Transfers.LOG.info("a part of {} stays there", step.item().name(), staysThere);
            }
        }
    }
}
