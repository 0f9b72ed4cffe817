package dev.ecsdeck.service.files;

/// One thing that was asked to be moved, as it is now.
///
/// @param isUpload whether it goes to the instance
/// @param from the folder it comes from
/// @param to the folder it goes to
/// @param leftOut how many entries are not moved: taken names that stay, links to folders, things that are no files
/// @param bytesPerSecond over the last few seconds
public record TransferRow(
        long id,
        boolean isUpload,
        String name,
        String from,
        String to,
        boolean isFolder,
        long doneBytes,
        long totalBytes,
        int doneFiles,
        int totalFiles,
        int leftOut,
        long bytesPerSecond,
        TransferState state) {
    /// From 0 to 1. What is empty is done when it is over.
    public double share() {
        if (state instanceof TransferState.Done) {
            return 1;
        }
        return totalBytes == 0 ? 0 : Math.min(1, (double) doneBytes / totalBytes);
    }

    public long leftBytes() {
        return Math.max(0, totalBytes - doneBytes);
    }
}
