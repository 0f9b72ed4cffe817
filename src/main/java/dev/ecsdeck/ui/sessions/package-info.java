/// The sessions screen: those of this program and those the service lists, to be looked at and ended.
///
/// Owns: the table and what can be chosen in it. Does not own: listing and ending (`service.sessions`).
@NullMarked
package dev.ecsdeck.ui.sessions;

import org.jspecify.annotations.NullMarked;
