/// How the program reaches the network, as the user set it: proxy, sign-in, extra certificates; and the test that
/// says which hop fails.
///
/// Owns: what of the settings means which way out. Does not own: the way itself (`net`), the settings' file.
///
/// Decisions: a proxy's password goes to the keychain; without one it is kept for this run only, and that is said.
/// A change holds for the next connection; sessions that are open stay on theirs.
@NullMarked
package dev.ecsdeck.service.network;

import org.jspecify.annotations.NullMarked;
