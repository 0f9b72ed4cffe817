/// The accounts of this computer: which there are, where their secrets are kept, whom the cloud takes them for, until
/// when their keys are good, and how each is reached.
///
/// Owns: the list, adding, moving to the keychain, the way to the cloud. Does not own: keeping anything
/// (`service.accounts`).
///
/// Decisions: whoever adds an account chooses where its secret goes; without a keychain the only other place is named
/// before anything is written. A root account's key and a file that others can read are warned about in the list and
/// in a band of the window.
@NullMarked
package dev.ecsdeck.ui.accounts;

import org.jspecify.annotations.NullMarked;
