/// The preferences: sections at the left, what can be set at the right, all of it searchable. A change applies at
/// once; there is no button to confirm.
///
/// Owns: which settings are shown, under which words. Does not own: keeping them (`service.settings`), nor what they
/// do.
@NullMarked
package dev.ecsdeck.ui.settings;

import org.jspecify.annotations.NullMarked;
