/// A private SSH agent on a Unix socket, so that the system's `ssh`, `scp`, `rsync` and an IDE can log in with a
/// key that is never written to disk.
///
/// It holds one key, for one user on one host, for as long as the key is good. OpenSSH (8.9 or later) tells an
/// agent which host it talks to before it asks for a signature; a client that does not say is refused, and so is an
/// agent that was forwarded. Owns: the socket and the protocol (draft-miller-ssh-agent). Does not own: the key.
@NullMarked
package dev.ecsdeck.ssh.agent;

import org.jspecify.annotations.NullMarked;
