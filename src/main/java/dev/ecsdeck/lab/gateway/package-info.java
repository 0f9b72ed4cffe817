/// The Lab's gateway: WebSockets of both protocol versions between clients and the Lab's agents.
///
/// Owns: sessions and their channels, the sockets of clients (a server of RFC 6455 by hand, since faults need every
/// byte in reach), numbering, acknowledgement and resume of 1.02, time limits and quotas. Does not own: what runs
/// at the far end of a channel (`agent`), or which API call made the session (`api`).
///
/// Decisions: the version of a channel is the lower of the machine's and of the client's first frame; with 1.01
/// nothing is kept for a resume. What the gateway does with an old channel id is a setting, since the real answer
/// is unknown. A sync carries the last input that arrived, so that a client that takes it for an acknowledgement
/// loses nothing; the message that comes twice is dropped. Output that nobody has acknowledged is kept up to 8 MiB:
/// while a client is there the oldest goes first, while it is away the agent waits.
@NullMarked
package dev.ecsdeck.lab.gateway;

import org.jspecify.annotations.NullMarked;
