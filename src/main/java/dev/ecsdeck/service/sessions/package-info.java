/// The sessions of the account: those this program has opened, and those the service knows of, whoever opened them.
///
/// Owns: putting the two together, and ending them. Does not own: live shells (their own room does).
@NullMarked
package dev.ecsdeck.service.sessions;

import org.jspecify.annotations.NullMarked;
