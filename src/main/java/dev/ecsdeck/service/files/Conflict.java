package dev.ecsdeck.service.files;

/// A name that is taken where something shall go.
///
/// @param isUpload whether it is taken on the instance
/// @param folder where
/// @param mayOverwrite false where a folder stands in a file's way
public record Conflict(boolean isUpload, String folder, FileItem coming, FileItem there, boolean mayOverwrite) {
    /// What shall become of it.
    public enum Choice {
        OVERWRITE,
        SKIP,
        /// Both stay: what comes gets another name.
        RENAME
    }

    /// @param forAll whether it holds for all that was asked for together
    public record Answer(Choice choice, boolean forAll) {}

    /// Asks the user; called on a transfer's thread, one question at a time.
    @FunctionalInterface
    public interface Desk {
        Answer ask(Conflict conflict);

        /// Nobody is there to ask: what is there stays.
        static Desk unattended() {
            return _ -> new Answer(Choice.SKIP, true);
        }
    }
}
