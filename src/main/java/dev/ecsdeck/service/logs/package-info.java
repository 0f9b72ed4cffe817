/// What the program notes about itself, without secrets: the last lines for whoever shows them, and what must never
/// be written.
///
/// Owns: [dev.ecsdeck.service.logs.Redaction], which stands before every line, and the recent lines. Does not own:
/// files and their rotation (the logging backend, wired at the roof).
///
/// Decisions: a secret is hidden twice, by what it is (every key is told to the redaction before it is used) and by
/// what it looks like (names of secret fields, session URLs, private keys), since either may miss one.
@NullMarked
package dev.ecsdeck.service.logs;

import org.jspecify.annotations.NullMarked;
