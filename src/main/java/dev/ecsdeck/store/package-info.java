/// Files on this computer: where they are, and how they are written so that a crash at any moment leaves either the
/// old one or the new one.
///
/// Owns: the program's directories, [dev.ecsdeck.store.AtomicFile], the format of the settings, the ledger of open
/// sessions. Does not own: when something is saved; the vendor's files (the credentials' room reads and writes
/// those).
///
/// Decisions:
/// - `$HOME` comes before what the system says the home is, so that a test or a container can move everything.
/// - A settings file that cannot be read is kept aside under another name, never overwritten; what this version does
/// not know in it is kept and written back.
/// - Files are readable by their owner alone where the system knows owners.
@NullMarked
package dev.ecsdeck.store;

import org.jspecify.annotations.NullMarked;
