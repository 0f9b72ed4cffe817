/// The doctor at work: runs the ladder for one instance or many, and does what would mend it.
///
/// Owns: examinations that can be watched and cancelled, trials of shells, forwards and logins, repairs and the wait
/// for their effect. Does not own: the ladder and its meaning (`diagnosis`), consent (a screen asks for it first).
///
/// Decision: a repair is done when its effect is seen, not when the service has taken it. Where the effect does not
/// show in time, that is said, and the next examination tells more.
@NullMarked
package dev.ecsdeck.service.doctor;

import org.jspecify.annotations.NullMarked;
