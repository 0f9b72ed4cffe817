/// The accounts found on this computer, which one is in use, and the door to its cloud.
///
/// Owns: where credentials are looked for and in which order, where the user's own choice put them, what is known
/// of an account by using it. Does not own: secrets (read again at each use, never held), signing.
///
/// Decisions:
/// - An account that this program keeps has its secrets in the keychain and the rest in a file of the vendor's form,
/// so that a list needs no keychain. Without a keychain it can only be kept in the vendor's file, and that is
/// asked.
/// - The vendor's files win over ours where both have a profile of that name, because scripts expect theirs.
/// - A profile that leaves the vendor's file for the keychain is removed there last, after it was read back.
@NullMarked
package dev.ecsdeck.service.accounts;

import org.jspecify.annotations.NullMarked;
