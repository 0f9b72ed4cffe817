/// The log, to be read, narrowed down and copied for a report.
///
/// Owns: what of the log is shown. Does not own: the lines, nor taking secrets out of them: `service.logs` hands out
/// only what has none.
@NullMarked
package dev.ecsdeck.ui.log;

import org.jspecify.annotations.NullMarked;
