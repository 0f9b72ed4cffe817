/// The roof: wiring, start, stop. Knows every room and no rule of the trade.
@NullMarked
package dev.ecsdeck.app;

import org.jspecify.annotations.NullMarked;
