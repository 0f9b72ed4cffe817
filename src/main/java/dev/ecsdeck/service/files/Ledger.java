package dev.ecsdeck.service.files;

import dev.ecsdeck.service.files.TransferState.Proof;

/// What a transfer counts: bytes, files, pace, and its state. Written by its running thread, looked at by others;
/// thread-safe.
final class Ledger {
    private final Pace pace = new Pace();
    private TransferState state = new TransferState.Waiting();
    private long finishedBytes;
    private long currentBytes;
    private boolean currentBegun;
    private long totalBytes;
    private int doneFiles;
    private int totalFiles;
    private int leftOut;
    private boolean unproved;

    Ledger(long totalBytes) {
        this.totalBytes = totalBytes;
    }

    /// What never changes of a row.
    record Fixed(long id, boolean isUpload, String name, String from, String to, boolean isFolder) {}

    synchronized TransferState state() {
        return state;
    }

    synchronized void become(TransferState next) {
        state = next;
        if (!(next instanceof TransferState.Running)) {
            pace.restart();
        }
    }

    synchronized void counted(TreeWalk walk) {
        totalBytes = walk.bytes();
        totalFiles = walk.files();
        leftOut = walk.leftOut();
    }

    synchronized void countedLate(TreeWalk walk) {
        totalBytes += walk.bytes();
        totalFiles += walk.files();
        leftOut += walk.leftOut();
    }

    synchronized void fileBegins() {
        currentBytes = 0;
        currentBegun = false;
    }

    /// Bytes of the file under way; those that an earlier run had moved do not count for the pace.
    synchronized void at(long doneBytes, long now) {
        pace.moved(currentBegun ? doneBytes - currentBytes : 0, now);
        currentBytes = doneBytes;
        currentBegun = true;
    }

    synchronized void arrived(long bytes, boolean proved) {
        finishedBytes += bytes;
        currentBytes = 0;
        doneFiles++;
        unproved |= !proved;
    }

    synchronized void leaveOut(long bytes) {
        leftOut++;
        totalFiles--;
        totalBytes -= bytes;
    }

    synchronized Proof proof() {
        return doneFiles == 0 ? Proof.NOTHING : unproved ? Proof.SIZE : Proof.CHECKSUM;
    }

    synchronized TransferRow row(Fixed fixed, long now) {
        return new TransferRow(
                fixed.id(),
                fixed.isUpload(),
                fixed.name(),
                fixed.from(),
                fixed.to(),
                fixed.isFolder(),
                finishedBytes + currentBytes,
                totalBytes,
                doneFiles,
                totalFiles,
                leftOut,
                pace.bytesPerSecond(now),
                state);
    }
}
