/// Credentials: key pairs of a region, passwords and login users of instances, and what the service says of them.
///
/// Owns: the page with its three lists and the help beside them, the dialogs behind each change, the clipboard that
/// clears itself. Does not own: the calls and scripts behind a change (`service.logon`, `remote`).
///
/// Decisions:
/// - What replaces or ends something is confirmed by typing a name, and the button is filled with danger then alone.
/// - A change is shown in its dialog to its end: what is under way, what came of it, and a login tried afterwards. A
///   dialog that is closed meanwhile does not stop the change; its end is said in the status bar.
/// - `ssh` and `remote` are imported for their words (public keys, rules of names and passwords), as by `ui.ssh`.
@NullMarked
package dev.ecsdeck.ui.credentials;

import org.jspecify.annotations.NullMarked;
