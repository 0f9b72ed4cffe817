/// Files here and on an instance: folders, a queue of transfers, and files edited in place.
///
/// A [dev.ecsdeck.service.files.FileRoom] is one view of an instance's files: two places, this computer and the
/// instance, the transfers between them and the files that are open in an editor. It owns its line: after a drop
/// whoever needs it next logs in again, with a fresh key, and transfers go on where they stopped.
///
/// Owns: the order of transfers, what is asked when a name is taken, how a folder is walked, when an edited file is
/// sent back. Does not own: moving one file (`ssh`), logging in (`keys`), what is seen.
///
/// Decisions:
/// - A folder is walked before it is moved, so that its size is known; links inside it to folders are left out and
///   counted, so that no circle of links can be walked.
/// - A row is one thing that was asked for, a folder too: its files go one after the other, and one that fails does
///   not stop the others.
/// - A question about a taken name is asked once at a time, and its answer may hold for all that was asked for
///   together.
/// - An edited file is a private copy in a folder of its own; it is sent back when its size or time has changed
///   twice looked at the same, and never over a file that changed there meanwhile.
@NullMarked
package dev.ecsdeck.service.files;

import org.jspecify.annotations.NullMarked;
