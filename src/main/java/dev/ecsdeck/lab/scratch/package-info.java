/// Scratch roots: a small tree of files for each machine, and scripts that run in it and nowhere else.
///
/// Owns: the trees, the running of scripts, and the temporary keys that the service holds for sixty seconds.
/// Does not own: the states of commands (`api`), the SSH server that asks for keys and passwords (`ssh`).
///
/// Decisions:
/// - On Linux a script runs in user, mount, process and host-name namespaces of its own. Its root is the scratch
///   root (pivoted, not only changed); of this machine it sees the system's programs, read-only, and nothing else.
/// - It runs without the right to mount, and sees `/proc` read-only: root in there is root to the kernel too, and
///   could make those programs writable or change this machine's settings.
/// - Started by root, all ids are mapped, so that users made by a script own their files. Started by anyone else,
///   only root is: changing an owner is then taken and forgotten.
/// - Where this machine cannot do that, nothing runs: the script is simulated, and its output says so.
/// - Files are put on a machine by a script too: a link that an earlier script made must not lead out.
@NullMarked
package dev.ecsdeck.lab.scratch;

import org.jspecify.annotations.NullMarked;
