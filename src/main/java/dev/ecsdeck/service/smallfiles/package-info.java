/// Small files sent to instances by Cloud Assistant: no SSH, no session, many instances at once.
///
/// Owns: sending, and waiting for what each instance says. Does not own: files by SFTP, the screen.
@NullMarked
package dev.ecsdeck.service.smallfiles;

import org.jspecify.annotations.NullMarked;
