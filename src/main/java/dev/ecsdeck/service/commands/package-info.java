/// Scripts run on many instances at once, by Cloud Assistant.
///
/// Owns: what is to be run, the batches in which it goes out, the state of each target, the history of what was
/// run. Does not own: the calls (`cloud`), the screen (`ui.commands`).
///
/// Decisions:
/// - A batch is a call of at most a hundred instances of one region, with a token of its own: when its answer is lost,
/// the call comes again with the same token, and nothing runs twice.
/// - A batch that is refused because of one instance is halved until that instance stands alone; the others run.
/// - Arguments are not the service's parameters, which would be put into the script's text: they are quoted and set
/// before its first line, so that nothing typed can break out.
@NullMarked
package dev.ecsdeck.service.commands;

import org.jspecify.annotations.NullMarked;
