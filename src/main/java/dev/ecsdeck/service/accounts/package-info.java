/// The accounts found on this computer, which one is in use, and the door to its cloud.
///
/// Owns: where credentials are looked for and in which order. Does not own: secrets (read again at each use, never
/// kept), signing.
@NullMarked
package dev.ecsdeck.service.accounts;

import org.jspecify.annotations.NullMarked;
