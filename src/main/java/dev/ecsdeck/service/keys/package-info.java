/// Temporary SSH keys: registered for sixty seconds with an instance, through Cloud Assistant, and the logins made
/// with them.
///
/// The vendor's program installs a plugin, waits, and then sends the key; here the key is sent at once while a
/// probe asks whether the plugin is there, and only a missing one is installed. So the usual login needs one round
/// trip. Meanwhile the way is opened and SSH shakes hands up to the host's key; where the plugin was installed, with
/// another connection, since sshd keeps its old settings for those that it has. One key is made ahead when a login
/// is likely, and wiped after five minutes.
///
/// Owns: the order of these calls, what their failures mean, for how long a key counts as good, and every login
/// that stands (`LiveLogins`), with the shells over it as tabs know them (`LoginShell`). Does not own: the key, SSH
/// itself, the screen.
///
/// Also keys lent to other programs through an agent's socket, and keys written for them.
///
/// Decisions: an own key's public half is registered like a temporary one, so that nothing is left on the instance;
/// only a host behind an instance, where nothing can be registered, must know it before. A login lives as long as a
/// tab holds it, so closing the last one ends its session. A changed host key is accepted by its fingerprint,
/// before the next login and for it alone. The Lab's hosts are pinned in memory: the next Lab has other keys.
@NullMarked
package dev.ecsdeck.service.keys;

import org.jspecify.annotations.NullMarked;
