/// Bytes of a Session Manager frame and back; no I/O, no threads, no policy.
///
/// Two layouts exist: the one between client and gateway (ids with a length byte), and the one between gateway and
/// agent (a session id of 32 bytes). Both are little-endian. Source: the published client and agent (1.01) and the
/// vendor's sample web client (1.02); the golden frames in the tests come from outside, since the Lab shares this
/// codec.
@NullMarked
package dev.ecsdeck.wire;

import org.jspecify.annotations.NullMarked;
