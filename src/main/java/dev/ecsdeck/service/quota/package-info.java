/// How much of the service's limits is used: sessions of a region, and those connected to one instance.
///
/// Owns: counting, from what the service lists. Does not own: the decision to end something.
@NullMarked
package dev.ecsdeck.service.quota;

import org.jspecify.annotations.NullMarked;
