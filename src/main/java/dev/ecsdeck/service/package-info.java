/// The hall: use cases under both faces, the window and the command line. What one can do, the other could.
///
/// One small package each: accounts, inventory, shells, sessions, quota, settings, logs. They ask one another only
/// through constructor arguments that the composition root declares. A service owns what is alive in it and closes
/// it; its methods block and may be called from any thread but a face's own.
///
/// This package holds [dev.ecsdeck.service.Signal], the one way a value that changes leaves a service. A signal has
/// an owner and a type; there is no bus.
@NullMarked
package dev.ecsdeck.service;

import org.jspecify.annotations.NullMarked;
