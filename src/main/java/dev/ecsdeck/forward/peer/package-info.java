/// Which local program is at the other end of a connection to us.
///
/// Owns: looking it up. Does not own: what follows from it ([dev.ecsdeck.forward.AccessPolicy]).
///
/// Decisions: on Linux the kernel's socket table names the owner's user and the socket's number, and the owner's open
/// files name the program; both are read at each connection, since a number is used again. On macOS and Windows the
/// caller cannot be told for now, and the answer says so; whoever may reach the loopback address may then connect.
@NullMarked
package dev.ecsdeck.forward.peer;

import org.jspecify.annotations.NullMarked;
