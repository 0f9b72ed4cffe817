/// The visual manager of forwards: the strip at the foot of the window, the page with everything, and the dialog
/// whose question is a sentence.
///
/// Both list the same lines. Owns: what is seen of rules, and what a user may say about them. Does not own:
/// listening, retrying, counting.
@NullMarked
package dev.ecsdeck.ui.forwards;

import org.jspecify.annotations.NullMarked;
