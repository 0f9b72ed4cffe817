/// Temporary SSH: one click to a login, its stages and its sixty seconds, what went wrong and what mends it, and
/// the same key for other programs.
///
/// Owns: the login's dialog, the warning when a host key has changed, and the way from a login to a tab. Does not
/// own: keys, logins and shells (`service.keys` does), nor the tab itself (`ui.shells`, through the window).
///
/// Decisions: a click begins at once with what was used on that instance before, or what its image suggests;
/// touching an option stops it. A second click while a login stands opens another shell over it, without a key.
/// `ssh` and `remote` are imported for the words of a choice: kinds of keys, login names.
@NullMarked
package dev.ecsdeck.ui.ssh;

import org.jspecify.annotations.NullMarked;
