/// Faults on demand: what breaks, where, and how often. The gateway asks here before it passes anything on.
@NullMarked
package dev.ecsdeck.lab.faults;

import org.jspecify.annotations.NullMarked;
