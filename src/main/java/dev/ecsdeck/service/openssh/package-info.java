/// The entry that lets the system's own `ssh`, `scp` and `sftp` reach every instance through this program.
///
/// Owns: which file is the user's, and how this program is called from it. Does not own: the text of the entry and
/// the safe change of the file (`ssh.config`), the asking.
@NullMarked
package dev.ecsdeck.service.openssh;

import org.jspecify.annotations.NullMarked;
