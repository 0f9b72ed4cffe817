/// The instances: the table, its filter and scopes, and the card of the one that is chosen.
///
/// Owns: how an instance's facts become a mark, a sentence and an age (`Standing`), which rows are shown in which
/// order (`Rows`), and which columns. Does not own: reading the cloud, nor the filter's language, which are
/// `service.inventory`; nor what opening a shell is.
///
/// Decisions: rows are sought and sorted on a thread of their own and brought back as a whole, so typing never waits
/// for 20,000 rows. The choice in the table survives because it is kept by id. A column that would cut an id or an
/// address drops out, rather than being cut.
@NullMarked
package dev.ecsdeck.ui.instances;

import org.jspecify.annotations.NullMarked;
