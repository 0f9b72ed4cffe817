/// The waist of the house: what a live connection can do, whoever made it and whoever uses it.
///
/// `session` and `ssh` make links; `forward`, `terminal` and `ssh` use them; none of them imports another. Owns:
/// the contract of [dev.ecsdeck.link.Link], and how the first words on one are read. Does not own: who is at the
/// other end.
@NullMarked
package dev.ecsdeck.link;

import org.jspecify.annotations.NullMarked;
