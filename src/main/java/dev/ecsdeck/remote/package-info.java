/// Scripts that run on instances, and the rules for what people may put into them.
///
/// Owns: quoting for each shell, names and passwords that the far side takes, the scripts' texts and the reading of
/// their answers. Does not own: sending them. Nothing here trusts what a user typed: it is either refused by a rule
/// or quoted so that no shell can read it as anything but text.
@NullMarked
package dev.ecsdeck.remote;

import org.jspecify.annotations.NullMarked;
