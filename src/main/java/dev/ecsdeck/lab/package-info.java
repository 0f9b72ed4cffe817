/// The Lab: a stand-in for the cloud, on loopback only, that the product cannot tell from the real one.
///
/// It stands on `wire` and `model` alone; only `app` and tests enter it. It verifies signatures with code of its
/// own: a verifier that shared our signer could not catch its mistakes. Rooms: `api` answers the OpenAPI and hands
/// out keys, `gateway` speaks the session protocol, `agent` runs shells and dials ports, `scratch` keeps the
/// machines' files and runs scripts apart from this machine, `target` says where names and ports of the Lab really
/// are, `fleet` is the list of machines and their ills, `faults` breaks the gateway on demand.
///
/// [dev.ecsdeck.lab.Lab] is the door: `start`, then `target` and `credentials` as the product wants them. What a
/// test may turn while it runs: `settings` (delays, limits, pace), `apiFaults` (errors, throttling, broken answers),
/// `faults` (the gateway), `switches` (the account), `api().shiftClock`, `keySources` (how long keys last) and
/// each [dev.ecsdeck.lab.fleet.Machine].
@NullMarked
package dev.ecsdeck.lab;

import org.jspecify.annotations.NullMarked;
