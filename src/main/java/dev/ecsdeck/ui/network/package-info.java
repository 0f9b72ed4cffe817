/// The network's section of the preferences: proxy, sign-in, extra certificates, and the test that shows each hop.
///
/// Owns: how these are asked and shown. Does not own: what they mean (`service.network`).
@NullMarked
package dev.ecsdeck.ui.network;

import org.jspecify.annotations.NullMarked;
