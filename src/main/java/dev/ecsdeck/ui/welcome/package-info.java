/// The first screen: an account found on this computer, one to be added, or the Lab.
///
/// Owns: what is offered and in which order. Does not own: where accounts are looked for (`service.accounts`), nor
/// what happens after one was taken: that is behind `WelcomeDoor`, which the composition implements.
@NullMarked
package dev.ecsdeck.ui.welcome;

import org.jspecify.annotations.NullMarked;
