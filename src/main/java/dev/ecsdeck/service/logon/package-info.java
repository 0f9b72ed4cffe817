/// Who may log in to an instance, and with what: passwords, key pairs, login users, sshd's settings.
///
/// Owns: the order of calls behind each change, and the waiting for their ends. Does not own: the scripts (`remote`),
/// temporary keys (`service.keys`), the screens (`ui.credentials`).
///
/// Decisions:
/// - A password goes to a running instance sealed with a key that was made there a moment before: the command's
///   record, which the service keeps for weeks, holds cipher text alone. An instance without OpenSSL cannot do that;
///   then it is refused, and not sent readably.
/// - Keys are put into `authorized_keys` by the user itself, not by root, who would follow a link of that user's.
/// - A created key pair's file is made before the pair: a private key that is told once must not meet a full disk.
@NullMarked
package dev.ecsdeck.service.logon;

import org.jspecify.annotations.NullMarked;
