/// All instances of an account, read in the background from all regions at once.
///
/// Owns: reading, merging, ages, the filter language. Does not own: what a row looks like.
@NullMarked
package dev.ecsdeck.service.inventory;

import org.jspecify.annotations.NullMarked;
