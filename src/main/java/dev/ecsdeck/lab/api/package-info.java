/// The Lab's OpenAPI: plain HTTP on loopback, answering as the service does.
///
/// Owns: reading requests, verifying signatures of both kinds, permissions, the actions and their errors.
/// Does not own: sockets of sessions (`gateway`), shells (`agent`), the list of machines (`fleet`).
///
/// Decisions:
/// - The HTTP server is a small one of our own: it can end a reply in the middle, it writes a reply at once (no
///   delayed acknowledgement between head and body), and it shows the request as it came.
/// - Signatures are verified from decoded values, since clients spell a blank and an asterisk in two ways.
///   Nothing here is shared with the code that signs.
/// - A V1 signature is taken with empty values kept or dropped: published clients do both.
/// - An error is thrown as [ServiceException]; the server alone turns it into the envelope.
@NullMarked
package dev.ecsdeck.lab.api;

import org.jspecify.annotations.NullMarked;
