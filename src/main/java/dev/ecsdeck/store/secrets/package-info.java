/// The system's keychain: Secret Service or KWallet on Linux, the Keychain on macOS, the Credential Manager on
/// Windows.
///
/// Owns: the way to the keychain, and its failures as problems. Does not own: which secrets there are, and whose
/// choice it was to keep them here.
///
/// Decisions:
/// - Without a keychain nothing is kept anywhere else instead: whoever asked is told, and chooses.
/// - One item a field, not one an account: the Credential Manager takes 2,560 bytes an item, and a token of the
///   security service is long.
@NullMarked
package dev.ecsdeck.store.secrets;

import org.jspecify.annotations.NullMarked;
