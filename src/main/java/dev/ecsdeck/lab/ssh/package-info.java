/// The SSH servers of the Lab's machines.
///
/// Owns: a real SSH server for each machine that is logged in to, with shell, commands and SFTP. Does not own: who
/// may log in, where homes are and how a program gets inside (that is asked through `Logins`), or the way there: a
/// machine's port 22 is reached through its port agent and nowhere else.
///
/// Decisions: a server starts when its machine's port 22 is first dialled, since forty of them would cost threads
/// that nobody uses. It asks for the keys at every login, so that a temporary key ends to the second. Shells,
/// commands and file servers run inside the machine, as scripts do, each with namespaces of its own over the same
/// files: all of them see the same paths. Where this computer cannot keep programs apart, nothing runs and that is
/// said; files are then served by the library.
@NullMarked
package dev.ecsdeck.lab.ssh;

import org.jspecify.annotations.NullMarked;
