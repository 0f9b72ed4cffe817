/// Run command: a script for many instances, and what each of them made of it.
///
/// Owns: the page with its editor, the targets by the filter's language, the rows and outputs of a run, the history.
/// Does not own: the batches and their states (`service.commands`).
@NullMarked
package dev.ecsdeck.ui.commands;

import org.jspecify.annotations.NullMarked;
