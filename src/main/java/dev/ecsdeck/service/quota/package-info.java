/// How much of the service's limits is used: sessions of a region, and those connected to one instance.
///
/// Owns: counting, from what the service lists; which of the listed an earlier run of this program left behind.
/// Does not own: the decision to end something (a person's), and the ledger on disk (`store`).
///
/// Decisions:
/// - A session is written down when the service gives it, by whatever path, and struck out when the service has
///   taken its end. What stands in the file of a process that is gone, and is listed as living, was left behind.
/// - Counted when somebody looks and when something has changed, never by the clock.
@NullMarked
package dev.ecsdeck.service.quota;

import org.jspecify.annotations.NullMarked;
