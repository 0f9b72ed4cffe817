package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/// How an edited file stands.
public sealed interface EditState {
    /// It is being fetched.
    record Fetching() implements EditState {}

    /// It is in the editor; what is saved is sent back.
    ///
    /// @param sent when it was last sent back
    record Open(Optional<Instant> sent) implements EditState {}

    /// What was saved is being sent back.
    record Sending() implements EditState {}

    /// It was saved here, and has changed there since it was fetched: nothing is sent until somebody decides.
    ///
    /// @param there what is there now; empty if it is gone
    record Changed(Optional<FileItem> there) implements EditState {}

    /// It could not be fetched, opened or sent.
    ///
    /// @param hasUnsent whether something was saved here and is not there
    record Failed(Problem problem, boolean hasUnsent) implements EditState {}
}
