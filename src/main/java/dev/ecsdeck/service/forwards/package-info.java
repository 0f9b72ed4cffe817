/// Forwards: rules saved, started, stopped; owns every listener of the program.
///
/// Owns: which session a connection's channel runs over, when a new one is asked for and when one is ended. Does not
/// own: pumps and queues (`forward`), the protocol (`session`), counting against the limits (`quota`).
///
/// Decisions:
/// - One session carries many channels. It opens new ones for nine minutes (its URL is good for ten); when its last
///   channel has closed after that, or the rule stops, it is ended with the service, so that it no longer counts.
/// - A URL that was refused is marked, and the next asker gets a new session for all who wait, not one each.
/// - A port that was picked by the system is remembered in the rule, so that the address stays the same.
/// - A rule that starts with the program and finds its port taken keeps trying.
@NullMarked
package dev.ecsdeck.service.forwards;

import org.jspecify.annotations.NullMarked;
