/// Faults without sockets.
@NullMarked
package dev.ecsdeck.lab.faults;

import org.jspecify.annotations.NullMarked;
