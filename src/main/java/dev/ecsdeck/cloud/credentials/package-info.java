/// Where keys come from: flags, environment variables and the vendor's two profile files, which stay the vendor's:
/// read tolerantly, written without losing a field that we do not know.
///
/// Owns: finding a profile, its modes, renewal of temporary keys. Does not own: the keychain, and asking people.
///
/// Decisions:
/// - Order as in the vendor's program: a profile's field is replaced by a flag, and an empty one is filled from the
///   environment.
/// - No message and no text of an object here contains a value out of a profile but its name and mode; a broken file
///   is described by line and column alone, because the text around may be a secret.
/// - A write takes a lock of ours, changes what is on disk now, and starts over if the file changed meanwhile under
///   the hands of a program that does not know our lock.
@NullMarked
package dev.ecsdeck.cloud.credentials;

import org.jspecify.annotations.NullMarked;
