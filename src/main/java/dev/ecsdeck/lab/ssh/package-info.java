/// The SSH servers of the Lab's machines.
///
/// Owns: a real SSH server for each machine that is logged in to, with shell, commands and SFTP. Does not own: who
/// may log in and where homes are (that is asked through `Logins`), or the way there: a machine's port 22 is reached
/// through its port agent and nowhere else.
///
/// Decisions: a server starts when its machine's port 22 is first dialled, since forty of them would cost threads
/// that nobody uses. It asks for the keys at every login, so that a temporary key ends to the second. SFTP shows the
/// user's home as its root. The shell is the one of whoever runs the Lab, started in that home.
@NullMarked
package dev.ecsdeck.lab.ssh;

import org.jspecify.annotations.NullMarked;
