/// All instances of an account, read in the background from all regions at once, and the lists of several together.
///
/// Owns: reading, merging, ages, the filter language. Does not own: what a row looks like.
///
/// Decisions:
/// - A row names the account that lists it, and whatever is done on the instance asks that account's cloud.
/// - Each account has a reading, a kept list and failures of its own; one list is made of them afterwards, so that an
/// account that does not answer hides no other.
/// - An instance that two accounts list stands once, with the first of them: ids are what everything else goes by.
@NullMarked
package dev.ecsdeck.service.inventory;

import org.jspecify.annotations.NullMarked;
