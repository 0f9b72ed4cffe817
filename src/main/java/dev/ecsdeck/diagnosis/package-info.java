/// The doctor's ladder: thirteen questions in order, what the answers mean, and what would mend it.
///
/// Owns: the order of the rungs, the evidence of each, which rung every error code of the service belongs to, what a
/// set of outbound rules lets through, and what a repair needs. Does not own: repairs (`service.doctor` does them),
/// sentences (the screens'), nor the questions about forwards and SSH, which are handed in as a [Probe].
///
/// Decisions:
/// - It stops at the first real cause. A doubt (an agent not heard of) lets one more rung speak, since the cause of a
///   silence mostly lies in the network; if that one is clean, the doubt is the cause.
/// - Asked with a trial, it starts one session and ends it again: no other call tells whether the account may, and
///   which refusal the service has. The answer is kept and read by the rungs that it belongs to.
/// - What may not be looked at is said so and passed over; it never stops the ladder.
/// - `work` is imported for the clock.
@NullMarked
package dev.ecsdeck.diagnosis;

import org.jspecify.annotations.NullMarked;
