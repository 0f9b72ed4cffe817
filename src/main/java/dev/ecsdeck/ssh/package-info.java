/// SSH over a live link: temporary keys, shells, files.
///
/// JSch does the protocol. It is shown a [dev.ecsdeck.link.Link] as if it were its socket, so a login through
/// Session Manager needs no local port. Keys are made in memory and never written unless exported.
///
/// Owns: the key pair's life, login, host-key verdicts, shells and files over one connection. Does not own: how a
/// public key reaches the instance, nor where pinned host keys are kept (both are handed in).
///
/// Decisions: JSch's own key pairs sign, because they keep the private part in arrays that can be wiped, where the
/// JDK's key objects cannot. JSch waits on socket time-outs to send its keep-alives; a link has none, so
/// [LinkInput] makes them.
@NullMarked
package dev.ecsdeck.ssh;

import org.jspecify.annotations.NullMarked;
