/// The Lab: a stand-in for the cloud, on loopback only, that the product cannot tell from the real one.
///
/// It stands on `wire` and `model` alone; only `app` and tests enter it. It verifies signatures with code of its
/// own: a verifier that shared our signer could not catch its mistakes. Rooms: `api` answers the OpenAPI, `gateway`
/// speaks the session protocol, `agent` runs shells and dials ports, `fleet` is the list of machines and their
/// ills, `faults` breaks things on demand.
@NullMarked
package dev.ecsdeck.lab;

import org.jspecify.annotations.NullMarked;
