package dev.ecsdeck.forward.peer;

import java.nio.file.Path;
import java.util.Optional;

/// Who is at the other end of a local connection.
public sealed interface Peer {
    /// A program of the user who runs us.
    ///
    /// @param program its executable; empty if it could not be read, or was not asked for
    record Own(long pid, Optional<Path> program) implements Peer {}

    /// A program of somebody else.
    record Other(long userId) implements Peer {}

    /// Not to be found: it had closed its end already, or its table is not ours to see.
    record Gone() implements Peer {}

    /// This system is not asked.
    record CannotTell() implements Peer {}
}
