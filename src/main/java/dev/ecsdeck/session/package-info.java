/// One conversation with the gateway over as many WebSockets as it takes: order, acknowledgement, pacing, resume,
/// end.
///
/// [dev.ecsdeck.session.SessionClient] opens a [dev.ecsdeck.session.ShellChannel] or a
/// [dev.ecsdeck.session.PortChannel]; both are links. Each has one `Conversation` with one lock and one thread of
/// its own that tells its story from the ticket to the end: it alone numbers, paces and sends. OkHttp's reader
/// decodes, lets the `Ledger` judge, and puts bytes into the `Inbox`; while that is full it waits, which is the
/// only back-pressure inward (pongs wait meanwhile).
///
/// Owns: readiness (nothing typed early is lost), heartbeats, the user's idle time, resume, encryption in mode Auto
/// (experimental: its client side is inferred from the published agent; it hides content from the relay and has no
/// protection against change). Does not own: where tickets come from, listeners on local ports, screens.
///
/// Decisions:
/// - Shells speak 1.02 to any agent, ports 1.01, as the vendor's two clients do; resume is used when the first frame
/// received said 1.02 and we speak it.
/// - A message is bounded where its bytes arrive (a socket of our own counts them), since OkHttp takes any length.
/// - New input waits up to two seconds after a reattach for the peer's sync, so that older input goes first.
/// - A shell whose program says nothing counts as ready 20 s after the gateway said "opened"; without that word the
/// silence ends the opening after 30 s.
/// - Nobody is woken for each frame, which would cost more than the frame: a reader is when the socket has no more at
/// hand (told by our own socket before it would wait), a writer when there is room for several.
/// - Shells ping each 20 s, ports do not: while a slow local reader holds its inbox full, no pong could be read.
/// - Jackson is used for the key exchange alone, whose payload is JSON.
@NullMarked
package dev.ecsdeck.session;

import org.jspecify.annotations.NullMarked;
