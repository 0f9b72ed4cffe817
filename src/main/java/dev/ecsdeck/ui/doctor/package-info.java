/// The doctor's screens: one instance on the ladder, many in a table, and what the account may do.
///
/// Owns: the ladder, the finding with its evidence, the change as a diff, consent before something is changed, the
/// report as text, the line that tells of an examination elsewhere. Does not own: questions and repairs
/// (`service.doctor`), what a cause is (`diagnosis`).
///
/// Decision: `diagnosis` is imported, because causes, evidence and fixes are the words that are spoken here; a copy
/// of them in `service` would say the same twice.
@NullMarked
package dev.ecsdeck.ui.doctor;

import org.jspecify.annotations.NullMarked;
