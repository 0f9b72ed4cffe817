/// The command line: one class a command, the same words as the vendor's program so that scripts move over.
///
/// Owns: arguments, output, exit statuses, the raw terminal. Does not own: any rule of the trade (services do), what
/// sentences say (`text` does), how services are made (the roof does, behind [dev.ecsdeck.cli.Backstage]).
///
/// Decisions:
/// - Standard output carries what was asked for and nothing else; every other sentence goes to standard error.
/// - Bytes of a shell pass as they are: no decoding, no line ends changed. A terminal's state is taken back at any
///   end, also when the process is told to stop.
/// - While a shell is still being opened, Ctrl+C ends the program; from then on it belongs to the far side.
/// - A language need not be set: the variables for messages decide, as for other programs.
/// - `forward` is imported for the records of connections, `work` for the threads that read and write the streams.
@NullMarked
package dev.ecsdeck.cli;

import org.jspecify.annotations.NullMarked;
