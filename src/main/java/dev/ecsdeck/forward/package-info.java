/// One running forward: a listener on loopback, and for each TCP connection a channel of its own.
///
/// Owns: accepting, asking who connects, queueing, both pumps, warm channels, counts and the log of connections.
/// Does not own: what a link runs over (a [dev.ecsdeck.forward.LinkOpener] is handed in), rules on disk, tickets.
///
/// Decisions:
/// - A link is opened before the local socket's bytes are sent anywhere, and `LinkOpener.open` returns only when the
///   far side takes bytes. So a refusal can be tried again on a fresh session, and nothing was lost meanwhile.
/// - Limits and a broken network close one gate for the whole rule: connections wait behind it, one at a time tries,
///   with back-off and without an upper count. Anything else ends the connection at once, as a TCP reset.
/// - The wire has no half-close. When the local side has sent all, the link stays until no data has come for the
///   linger time; when the target ends, the local side is told at once.
/// - A warm channel is read by the thread that later carries its answer to the client, so that handing it over can
///   lose nothing, and what comes too early is seen.
/// - A caller who cannot be told on a system that could tell is refused: it has gone already, or hides.
/// - Where programs are not asked about, they are named afterwards, all new ones in one search: no connection waits.
@NullMarked
package dev.ecsdeck.forward;

import org.jspecify.annotations.NullMarked;
