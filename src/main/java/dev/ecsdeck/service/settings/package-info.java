/// What the user set, as one record that changes.
///
/// Owns: when it is saved. Does not own: the file's format.
@NullMarked
package dev.ecsdeck.service.settings;

import org.jspecify.annotations.NullMarked;
