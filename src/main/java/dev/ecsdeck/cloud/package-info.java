/// The cloud's OpenAPI: signed requests out, JSON answers in, error codes turned into problems.
///
/// Owns: the V3 signature, endpoints, what is tried again and when, the typed actions (one class a group, reached
/// from `EcsClient`), the meaning of error codes. `.credentials` owns where keys come from and their renewal. Does
/// not own: sessions, and remembering answers for screens.
///
/// Decisions:
/// - No vendor SDK: it brings a second HTTP stack and its models are years behind.
/// - Parameters go in the query as the vendor's own programs send them; large or secret ones in a signed form body,
///   so that they stand in no access log on the way.
/// - A request is signed anew for every attempt. Reads, and writes with a client token, are repeated after any
///   passing failure; plain writes only where the service says that it did nothing (throttled, or 503).
/// - Answers are read tolerantly: a missing field is empty, a row without a valid id is left out, an unknown value
///   is kept as text. They are bounded in size.
/// - `work` is imported for waiting and for the clock.
@NullMarked
package dev.ecsdeck.cloud;

import org.jspecify.annotations.NullMarked;
