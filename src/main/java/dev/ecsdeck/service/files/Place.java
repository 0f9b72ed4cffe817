package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A tree of files: this computer's or an instance's. Blocking; thread-safe. Each call fails with a problem of files
/// or, for an instance, of the connection.
public interface Place {
    /// Where a person begins.
    String home() throws ProblemException;

    /// Reads a folder, in batches as they come. Interrupting the thread ends it early.
    ///
    /// @param onBatch called on this thread
    void list(String folder, Consumer<List<FileItem>> onBatch) throws ProblemException;

    /// What a path leads to, through links.
    FileItem facts(String path) throws ProblemException;

    /// As [#facts]; empty if nothing is there.
    Optional<FileItem> present(String path) throws ProblemException;

    /// Where a link leads, as it is written.
    String linkTarget(String path) throws ProblemException;

    /// @throws ProblemException also if something of that name is there
    void makeFolder(String path) throws ProblemException;

    /// @throws ProblemException also if something of the new name is there
    void rename(String from, String to) throws ProblemException;

    /// Removes a file or a link.
    void removeFile(String path) throws ProblemException;

    /// Removes an empty folder.
    void removeFolder(String path) throws ProblemException;

    /// @param mode the low twelve bits
    void changeMode(String path, int mode) throws ProblemException;

    /// Bytes that may still be written in `folder`, where that is known.
    OptionalLong freeBytes(String folder) throws ProblemException;

    /// The path of `name` in `folder`.
    ///
    /// @throws ProblemException if that is no name of one entry, so that nothing can be put elsewhere by a name
    String child(String folder, String name) throws ProblemException;

    /// The folder that holds this one; empty at the top.
    Optional<String> parent(String folder);

    /// The last part of a path; the whole at the top.
    String nameOf(String path);
}
