/// What the Lab's forwards can reach: the services of its machines and the hosts of its VPC.
///
/// Owns: the table from names to real ports of loopback, a small web page, and a service that greets first as a
/// database does. Does not own: dialling (`agent`), or the SSH server.
///
/// Decisions: nothing but loopback is ever dialled, whatever name a client gives. On a machine itself a port below
/// 1024 that no service of the Lab holds is closed, so that a machine never shows the ports of this computer under
/// its own name; higher ports reach this computer's loopback, which lets people forward to what they run themselves.
@NullMarked
package dev.ecsdeck.lab.target;

import org.jspecify.annotations.NullMarked;
