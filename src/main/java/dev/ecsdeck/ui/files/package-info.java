/// Files: two panes, this computer's and an instance's, the queue of transfers under them, and bands for files that
/// are open in an editor.
///
/// Owns: what is seen of a room of files, and what a person may say about it. Does not own: moving, retrying,
/// logging in, watching copies; those are the room's.
///
/// Decisions: lists are read, put in order and filtered on a thread of their own and shown whole, a few times while
/// a big folder comes, so that the toolkit's thread only ever swaps a list. Links are looked at to see whether they
/// lead to folders, a few hundred of them at most.
@NullMarked
package dev.ecsdeck.ui.files;

import org.jspecify.annotations.NullMarked;
