package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.Problem;

/// How far one transfer is.
public sealed interface TransferState {
    /// Others are before it.
    record Waiting() implements TransferState {}

    /// Its folders are being walked.
    record Counting() implements TransferState {}

    /// A name is taken and the user is asked.
    record Asking() implements TransferState {}

    record Running() implements TransferState {}

    /// All bytes are there; checksums are being compared.
    record Comparing() implements TransferState {}

    /// The user stopped it; what is done is kept.
    record Paused() implements TransferState {}

    /// The connection dropped: a new login is under way, or will be when the room is connected again.
    record Reconnecting() implements TransferState {}

    /// It is over.
    record Done(Proof proof) implements TransferState {}

    /// It stopped; what is done is kept.
    ///
    /// @param files how many did not arrive
    record Failed(Problem problem, int files) implements TransferState {}

    /// How it is known that what arrived is what was sent.
    enum Proof {
        /// Sizes and checksums are equal.
        CHECKSUM,
        /// Sizes are equal, and the far side could tell no checksum.
        SIZE,
        /// No file was moved: all were left out, or there were none.
        NOTHING
    }

    /// Whether nothing more comes by itself.
    default boolean isOver() {
        return this instanceof Done || this instanceof Failed;
    }
}
