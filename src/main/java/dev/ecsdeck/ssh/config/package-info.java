/// Entries for OpenSSH's `ssh_config`: planned, shown as a diff, then written.
///
/// Ours stand between two marker lines at the top of the file, because OpenSSH takes the first value that it meets.
/// Owns: the text of an entry and the safe change of the user's file. Does not own: when, and the asking.
@NullMarked
package dev.ecsdeck.ssh.config;

import org.jspecify.annotations.NullMarked;
