/// The Lab's agents: what runs on a machine when a session reaches it.
///
/// Owns: real shells on a PTY, simulated ones for Windows, the dialling of targets, and the habits of the published
/// builds 578 and 1065. Does not own: sockets of clients, numbering and resume (those are the gateway's).
///
/// Decisions: an agent speaks with the gateway in the agent's own frame layout, as the real one does, so that both
/// layouts of the codec are used in every session. Readers of a PTY are threads of the platform: they wait inside
/// native code, which would hold a carrier of the virtual ones.
@NullMarked
package dev.ecsdeck.lab.agent;

import org.jspecify.annotations.NullMarked;
