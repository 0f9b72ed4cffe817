/// The way out: the one OkHttp client of the program, and what an `IOException` on the way means.
///
/// Owns: proxy, certificates, the dispatcher on virtual threads, time-outs. Does not own: what is asked, and what is
/// tried again.
///
/// Decisions: the client retries nothing and follows no redirect, because a signed request is good only once and
/// only for one host. The dispatcher's limits are raised, because OkHttp counts every open WebSocket as a running
/// request and lets the 65th wait in silence. Loopback never goes through a proxy. Skipping certificate checks works
/// for loopback alone: everything that we send elsewhere is worth stealing.
///
/// `work` is imported for threads.
@NullMarked
package dev.ecsdeck.net;

import org.jspecify.annotations.NullMarked;
